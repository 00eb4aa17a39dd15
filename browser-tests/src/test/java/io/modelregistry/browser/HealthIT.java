package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@InBrowser
class HealthIT {

    private final DigitsRegistry digits;

    HealthIT(DigitsRegistry digits) {
        this.digits = digits;
    }

    @Test
    void tells_where_the_stores_are_what_they_promise_and_how_much_they_hold(Browser browser) {
        browser.open(digits.page("/status"));
        assertThat(browser.section("Stores").getText()).contains("SQLite", "registry.db", "artifacts");
        assertThat(browser.section("Sizes").getText()).contains("models\n3", "versions\n6");
        assertThat(browser.section("Consumers").getText()).isNotBlank();
    }

    @Test
    void has_the_history_verified(Browser browser) {
        browser.open(digits.page("/status")).find("button", "Verify it").click();
        browser.awaitText("Intact: 3 models, 6 versions");
    }

    @Test
    void counts_ten_thousand(Browser browser, LargeRegistry large) {
        browser.open(large.page("/status"));
        assertThat(browser.section("Sizes").getText()).contains("10,001", "100,010");
    }
}
