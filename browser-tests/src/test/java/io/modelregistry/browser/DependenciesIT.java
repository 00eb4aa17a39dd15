package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@InBrowser
class DependenciesIT {

    private static final String AFFECTED = "Affected versions";
    private static final String LIBRARIES = "Libraries and how many versions need them";

    private final DigitsRegistry digits;

    DependenciesIT(DigitsRegistry digits) {
        this.digits = digits;
    }

    @Test
    void answers_which_versions_need_a_vulnerable_library(Browser browser) {
        browser.open(digits.page("/dependencies"))
                .write("textbox", "Library", "tribuo-core")
                .write("textbox", "Versions of the library", "<4.3.2")
                .go("button", "Find");
        assertThat(browser.rows(AFFECTED)).singleElement().asString().contains("digits 1.1.0 (4) staging");
    }

    @Test
    void shows_only_what_is_released(Browser browser) {
        browser.open(digits.page("/dependencies")).write("textbox", "Data set", "digits-train");
        browser.go("button", "Find");
        assertThat(browser.rows(AFFECTED)).hasSize(3);
        browser.find("checkbox", "Only what is in a stage").click();
        browser.go("button", "Find");
        assertThat(browser.rows(AFFECTED)).singleElement().asString().contains("production");
    }

    @Test
    void lists_what_most_versions_need_and_leads_to_them(Browser browser) {
        browser.open(digits.page("/dependencies")).find("button", "Count").click();
        assertThat(browser.rows(LIBRARIES)).anySatisfy(row -> assertThat(row).isEqualTo("tribuo-core 4"));
        browser.go("link", "tribuo-classification-tree");
        assertThat(browser.rows(AFFECTED)).anySatisfy(row -> assertThat(row).contains("wine/quality"));
    }

    @Test
    void says_that_nothing_is_affected(Browser browser) {
        browser.open(digits.page("/dependencies?library=log4j-core"));
        assertThat(browser.text()).contains("No version is affected.");
    }

    @Test
    void finds_a_quarter_of_ten_thousand(Browser browser, LargeRegistry large) {
        browser.open(large.page("/dependencies"))
                .write("textbox", "Library", "pkg:maven/org.example/library")
                .write("textbox", "Versions of the library", "<1.5.0")
                .go("button", "Find");
        assertThat(browser.rows(AFFECTED)).hasSize(50);
        assertThat(browser.all("link", "More")).hasSize(1);
    }
}
