package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@InBrowser
class ModelsIT {

    private static final String FOUND = "What was found";

    private final DigitsRegistry digits;

    ModelsIT(DigitsRegistry digits) {
        this.digits = digits;
    }

    @Test
    void lists_models_with_their_tags_and_stages(Browser browser) {
        browser.open(digits.page("/models"));
        assertThat(browser.rows(FOUND))
                .hasSize(3)
                .anySatisfy(row -> assertThat(row).contains("digits", "team: post", "production", "staging"));
    }

    @Test
    void searches_in_the_registrys_language(Browser browser) {
        browser.open(digits.page("/models")).write("combobox", "Search", "tag.team = 'cellar'");
        browser.go(() -> browser.press(Keys.ENTER));
        assertThat(browser.rows(FOUND)).singleElement().asString().contains("wine/quality");
        assertThat(browser.find("combobox", "Search").getDomProperty("value")).isEqualTo("tag.team = 'cellar'");
    }

    @Test
    void completes_keys_and_values(Browser browser) {
        browser.open(digits.page("/models")).write("combobox", "Search", "tag.team = ");
        assertThat(browser.find("option", "'post'").isDisplayed()).isTrue();
        browser.press(Keys.ARROW_DOWN, Keys.ENTER);
        assertThat(browser.find("combobox", "Search").getDomProperty("value"))
                .containsPattern("tag.team = '(post|cellar)'");
    }

    @Test
    void says_what_is_wrong_with_a_filter(Browser browser) {
        browser.expectComplaint("400").open(digits.page("/models?where=nonsense+%3D"));
        assertThat(browser.find("alert", "").getText()).contains("nonsense");
    }

    @Test
    void filters_by_team_and_by_stage(Browser browser) {
        browser.open(digits.page("/models")).find("combobox", "Team").sendKeys("cellar");
        browser.go("button", "Search");
        assertThat(browser.rows(FOUND)).singleElement().asString().contains("wine/quality");
        browser.open(digits.page("/models")).find("combobox", "Stage").sendKeys("staging");
        browser.go("button", "Search");
        assertThat(browser.rows(FOUND)).singleElement().asString().contains("digits");
    }

    @Test
    void filters_by_framework_and_by_tag(Browser browser) {
        browser.open(digits.page("/models")).find("combobox", "Framework").sendKeys("tribuo");
        browser.go("button", "Search");
        assertThat(browser.rows(FOUND))
                .hasSizeBetween(3, 4)
                .allSatisfy(row -> assertThat(row).contains("digits"));
        browser.open(digits.page("/models")).write("textbox", "Tag", "team=post");
        browser.go("button", "Search");
        assertThat(browser.rows(FOUND)).singleElement().asString().contains("digits");
    }

    @Test
    void sorts_by_name(Browser browser) {
        browser.open(digits.page("/models?order=name+asc"));
        assertThat(browser.rows(FOUND)).extracting(row -> row.split(" ", 2)[0]).isSorted();
    }

    @Test
    void says_what_to_do_when_nothing_fits(Browser browser) {
        browser.open(digits.page("/models?where=name+%3D+%27none%27"));
        assertThat(browser.text()).contains("Nothing fits.", "clear a filter");
    }

    @Test
    void goes_through_ten_thousand_page_by_page(Browser browser, LargeRegistry large) {
        browser.open(large.page("/models"));
        assertThat(browser.rows(FOUND)).hasSize(50);
        String first = browser.rows(FOUND).get(0);
        browser.go("link", "More");
        assertThat(browser.rows(FOUND)).hasSize(50).doesNotContain(first);
        browser.go("link", "To the beginning");
        assertThat(browser.rows(FOUND)).first().isEqualTo(first);
    }

    @Test
    void finds_one_of_ten_thousand(Browser browser, LargeRegistry large) {
        browser.open(large.page("/models")).write("combobox", "Search", "name = '" + LargeRegistry.LAST + "'");
        browser.go(() -> browser.press(Keys.ENTER));
        assertThat(browser.rows(FOUND)).singleElement().asString().contains(LargeRegistry.LAST);
    }
}
