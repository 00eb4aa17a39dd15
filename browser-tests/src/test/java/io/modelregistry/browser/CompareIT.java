package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@InBrowser
class CompareIT {

    private final DigitsRegistry digits;

    CompareIT(DigitsRegistry digits) {
        this.digits = digits;
    }

    @Test
    void says_what_to_do_first(Browser browser) {
        browser.open(digits.page("/compare"));
        assertThat(browser.text()).contains("Nothing is compared yet.", "Name two versions");
    }

    @Test
    void compares_what_is_named(Browser browser) {
        browser.open(digits.page("/compare"))
                .write("textbox", "Version 1", "digits:2")
                .write("textbox", "Version 2", "digits:3")
                .go("button", "Compare");
        assertThat(browser.rows("Comparison of metrics"))
                .hasSize(3)
                .allSatisfy(row -> assertThat(row).containsPattern("0\\.\\d+ 0\\.\\d+ [+−±]0"));
    }

    @Test
    void shows_rows_that_differ_and_folds_the_others_away(Browser browser) {
        browser.open(digits.page("/compare?reference=digits:2&reference=digits:3"));
        assertThat(browser.rows("Comparison of parameters"))
                .anySatisfy(row -> assertThat(row).contains("algorithm", "random forest", "boosted trees"))
                .noneSatisfy(row -> assertThat(row).contains("seed"));
        browser.find(browser.section("Parameters"), "summary", "2 alike").click();
        assertThat(browser.rows("Comparison of parameters that are alike"))
                .anySatisfy(row -> assertThat(row).contains("seed"));
    }

    @Test
    void shows_what_differs_in_dependencies_and_files(Browser browser) {
        browser.open(digits.page("/compare?reference=digits:2&reference=digits:4"));
        assertThat(browser.rows("Comparison of dependencies"))
                .anySatisfy(row -> assertThat(row).contains("tribuo-core", "4.3.2", "4.3.1"));
        assertThat(browser.rows("Comparison of files"))
                .anySatisfy(row -> assertThat(row).contains("evaluation.txt"));
    }

    @Test
    void warns_where_figures_are_of_other_data(Browser browser) {
        browser.open(digits.page("/compare?reference=digits:2&reference=wine%2Fquality:1"));
        assertThat(browser.text()).contains("Not measured on the same data, so not to be compared: accuracy");
        assertThat(browser.rows("Comparison of metrics"))
                .filteredOn(row -> row.startsWith("accuracy"))
                .anySatisfy(row -> assertThat(row).contains("other-data"));
    }

    @Test
    void takes_six(Browser browser) {
        browser.open(digits.page("/compare?reference=digits:1&reference=digits:2&reference=digits:3&reference=digits:4"
                + "&reference=digits@production&reference=wine%2Fquality:1"));
        assertThat(browser.all(browser.find("table", "Comparison of metrics"), "columnheader"))
                .hasSize(7);
    }

    @Test
    void says_which_version_there_is_not(Browser browser) {
        browser.expectComplaint("404").open(digits.page("/compare?reference=digits:2&reference=digits:77"));
        assertThat(browser.find("alert", "").getText()).contains("digits:77");
    }
}
