package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.RegistryClient;
import io.modelregistry.benchmarks.filled.DetailedModel;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

@InBrowser
class ModelIT {

    private final DigitsRegistry digits;

    ModelIT(DigitsRegistry digits) {
        this.digits = digits;
    }

    private Browser open(Browser browser) {
        return browser.open(digits.page("/models/digits"));
    }

    @Test
    void shows_versions_with_their_metrics_and_stages(Browser browser) {
        assertThat(open(browser).rows("Versions of digits"))
                .hasSize(4)
                .first()
                .asString()
                .contains("1.1.0 (4)", "staging", "0.93")
                .containsPattern("0\\.96 0\\.9 ");
        assertThat(browser.rows("Versions of digits").get(3)).contains("version 1 deprecated");
    }

    @Test
    void shows_the_description_as_markdown(Browser browser) {
        WebElement bold = open(browser).find("strong", "");
        assertThat(bold.getText()).isEqualTo("the post");
    }

    @Test
    void shows_what_was_in_which_stage_when(Browser browser) {
        assertThat(open(browser).rows("Stages of digits"))
                .hasSize(2)
                .anySatisfy(row -> assertThat(row).contains("production", "slower than expected", "ana"))
                .anySatisfy(row -> assertThat(row).contains("staging", "1.1.0 (4)", "ben"));
        assertThat(browser.find(browser.section("Stage timeline"), "image", timeline())
                        .isDisplayed())
                .isTrue();
        browser.find("summary", "Every move").click();
        assertThat(browser.rows("Moves of digits"))
                .hasSize(7)
                .anySatisfy(row -> assertThat(row).contains("(taking back a move)"));
    }

    private static String timeline() {
        return "Which version of digits was in which stage; the moves are listed below";
    }

    @Test
    void draws_metrics_over_versions_and_has_the_figures_beside(Browser browser) {
        WebElement metrics = open(browser).section("Metrics over versions");
        assertThat(browser.all(metrics, "figure")).hasSize(3);
        assertThat((Long) browser.ask("return document.querySelectorAll('canvas').length"))
                .isEqualTo(3L);
        assertThat((Boolean) browser.ask("return [...document.querySelectorAll('canvas')].every(c => c.width > 200)"))
                .isTrue();
    }

    @Test
    void shows_comments_and_history(Browser browser) {
        assertThat(open(browser).section("Comments").getText())
                .contains("Which of these does the sorting machine use?");
        assertThat(browser.section("History").getText())
                .contains("set the rules of production for", "agreed with those");
    }

    @Test
    void compares_versions_that_are_chosen(Browser browser) {
        open(browser).find("checkbox", "Compare version 2").click();
        browser.find("checkbox", "Compare 1.1.0 (4)").click();
        browser.go("button", "Compare the chosen");
        assertThat(browser.address().getPath()).isEqualTo("/compare");
        assertThat(browser.find("table", "Comparison of metrics").getText()).contains("digits:2", "digits:4");
    }

    @Test
    void offers_no_actions_where_changes_are_refused(Browser browser) {
        open(browser);
        assertThat(browser.text()).contains("read-only");
        for (String action : new String[] {"Move a stage", "Roll back", "Comment", "Tag", "Describe"}) {
            assertThat(browser.all("button", action)).as(action).isEmpty();
        }
    }

    @Test
    void says_what_to_do_next_where_nothing_is_known(Browser browser) {
        browser.open(digits.page("/models/churn"));
        assertThat(browser.text())
                .contains("Nobody described this model.", "Nothing was in a stage yet.", "Move a version into one");
    }

    @Test
    void says_that_there_is_no_such_model(Browser browser) {
        browser.expectComplaint("404").open(digits.page("/models/none"));
        assertThat(browser.find("heading", "Not found").isDisplayed()).isTrue();
        assertThat(browser.text()).contains("none");
    }

    @Test
    void shows_one_among_ten_thousand(Browser browser, LargeRegistry large) {
        browser.open(large.page("/models/" + DetailedModel.NAME.replace('/', '~')));
        assertThat(browser.rows("Versions of " + DetailedModel.NAME)).hasSize(10);
    }

    @Test
    void says_when_something_happens_meanwhile(Browser browser) throws IOException {
        RegistryClient registry = RegistryClient.open("memory:");
        try (Served live = Served.readOnly(registry)) {
            var unused = registry.model("churn")
                    .newVersion()
                    .file("m", new byte[] {1})
                    .register();
            browser.open(live.page("/models/churn")).awaitLive();
            registry.model("churn").comment("new");
            browser.awaitText("1 change since this page was opened").go("button", "Show");
            assertThat(browser.section("Comments").getText()).contains("new");
            browser.leave();
        }
    }
}
