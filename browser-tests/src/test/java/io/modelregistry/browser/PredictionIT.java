package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.benchmarks.filled.DetailedModel;
import io.modelregistry.serving.RecordedPrediction;
import org.junit.jupiter.api.Test;

@InBrowser
class PredictionIT {

    private final DigitsRegistry digits;
    private final RecordedPrediction newest;

    PredictionIT(DigitsRegistry digits) {
        this.digits = digits;
        this.newest = digits.registry().predictions().page(1).items().get(0);
    }

    private static void assertTraced(Browser browser) {
        assertThat(browser.section("The version that answered").getText()).contains("digits:", "model.pb");
        assertThat(browser.section("How it came there").getText()).contains("production", "slower than expected");
        assertThat(browser.section("What it was made of").getText()).contains("digits-train");
        assertThat(browser.section("What happened until then").getText()).contains("registered");
    }

    @Test
    void shows_the_whole_trail_of_an_id(Browser browser) {
        browser.open(digits.page("/predictions"))
                .write("textbox", "Id of a prediction, or a stamp", newest.id())
                .go("button", "Trace");
        assertThat(browser.section("The prediction").getText()).contains(newest.id(), "Input", "Output", "ms");
        assertTraced(browser);
    }

    @Test
    void shows_the_whole_trail_of_a_stamp(Browser browser) {
        browser.open(digits.page("/predictions"))
                .write(
                        "textbox",
                        "Id of a prediction, or a stamp",
                        newest.stamp().toString())
                .go("button", "Trace");
        assertTraced(browser);
    }

    @Test
    void lists_what_was_recorded_and_leads_to_each_trail(Browser browser) {
        browser.open(digits.page("/predictions"));
        assertThat(browser.rows("Recorded predictions")).hasSizeGreaterThan(12);
        browser.go("link", newest.id());
        assertTraced(browser);
    }

    @Test
    void says_what_to_do_with_an_id_that_was_not_recorded(Browser browser) {
        browser.expectComplaint("404").open(digits.page("/predictions?id=none"));
        assertThat(browser.text()).contains("No prediction was recorded under this id.", "A stamp");
    }

    @Test
    void finds_one_in_a_large_registry(Browser browser, LargeRegistry large) {
        browser.open(large.page("/predictions?id=" + DetailedModel.PREDICTION));
        assertThat(browser.section("The version that answered").getText()).contains(DetailedModel.NAME + ":10");
    }
}
