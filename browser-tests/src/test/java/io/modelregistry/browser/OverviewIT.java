package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.RegistryClient;
import java.io.IOException;
import org.junit.jupiter.api.Test;

@InBrowser
class OverviewIT {

    private static final String MODELS = "Models and what is in their stages";

    private final DigitsRegistry digits;

    OverviewIT(DigitsRegistry digits) {
        this.digits = digits;
    }

    @Test
    void says_what_is_in_each_stage_since_when_and_how_good_it_is(Browser browser) {
        browser.open(digits.page("/"));
        assertThat(browser.rows(MODELS))
                .anySatisfy(row -> assertThat(row)
                        .contains("digits production")
                        .containsPattern("(ago|now) by (ana|root)")
                        .contains("accuracy 0.9"))
                .anySatisfy(row -> assertThat(row).contains("digits staging").contains("accuracy 0.9"))
                .anySatisfy(row -> assertThat(row).contains("wine/quality production 1.0.0 (1)", "accuracy 0.86"))
                .anySatisfy(row -> assertThat(row).contains("churn none newest: version 1"));
    }

    @Test
    void compares_the_headline_metric_with_that_of_the_version_before(Browser browser) {
        browser.open(digits.page("/"));
        assertThat(browser.rows(MODELS))
                .filteredOn(row -> row.contains("digits production"))
                .singleElement()
                .asString()
                .containsPattern("accuracy 0\\.9\\d* [+−±]0");
    }

    @Test
    void tells_of_releases_and_of_what_else_happened(Browser browser) {
        browser.open(digits.page("/"));
        assertThat(browser.section("Releases of the last 14 days").getText())
                .contains("ben moved wine/quality:1 into production")
                .contains("first release");
        assertThat(browser.section("Activity").getText()).contains("ben registered churn:1");
    }

    @Test
    void leads_to_a_model_and_to_every_page(Browser browser) {
        browser.open(digits.page("/")).go("link", "wine/quality");
        assertThat(browser.address().getPath()).isEqualTo("/models/wine~quality");
        for (String page : new String[] {
            "Overview", "Models", "Compare", "Environments", "Activity", "Predictions", "Dependencies", "Health"
        }) {
            browser.go("link", page);
            assertThat(browser.all("heading", page)).as(page).hasSize(1);
        }
    }

    @Test
    void of_an_empty_registry_says_how_to_begin(Browser browser) throws IOException {
        try (Served empty = Served.readOnly(RegistryClient.open("memory:"))) {
            browser.open(empty.page("/")).section("Nothing is registered yet");
            assertThat(browser.text()).contains("RegistryClient.open(directory)", ".register();");
            browser.leave();
        }
    }

    @Test
    void shows_the_first_of_ten_thousand_and_the_way_to_the_next(Browser browser, LargeRegistry large) {
        browser.open(large.page("/"));
        assertThat(browser.text()).contains("25 models here");
        String first = browser.rows(MODELS).get(0);
        browser.go("link", "More");
        assertThat(browser.rows(MODELS)).hasSizeGreaterThanOrEqualTo(25).doesNotContain(first);
    }
}
