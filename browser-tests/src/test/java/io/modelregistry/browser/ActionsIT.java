package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.dashboard.Dashboard;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** What can be done in the pages is done, each as ben, who did not train the models. */
@InBrowser
class ActionsIT {

    private static final String MODEL = "/models/digits";
    private static final String VERSION = "/models/digits/versions/4";

    @TempDir
    private Path directory;

    private RegistryClient registry;
    private Served served;

    @BeforeEach
    void serve(DigitsRegistry digits) throws IOException {
        Path copy = digits.copyTo(directory.resolve("copy"));
        registry = RegistryClient.builder().actor("ben").open(copy.toString());
        served = Served.as(registry, Dashboard.Builder::allowChanges);
    }

    @AfterEach
    void close() {
        served.close();
    }

    private Browser ask(Browser browser, String path, String action) {
        browser.open(served.page(path)).find("button", action).click();
        return browser;
    }

    /** Presses the button that does it, which is called what the dialog is. */
    private static Browser confirm(Browser browser, String action) {
        return browser.go(button(browser, action)::click);
    }

    private static WebElement button(Browser browser, String action) {
        return browser.find(browser.find("dialog", ""), "button", action);
    }

    private ModelVersion version(int number) {
        return registry.model("digits").require(number);
    }

    @Test
    void moves_a_stage_for_a_reason(Browser browser) {
        ask(browser, MODEL, "Move a stage").write("combobox", "Stage", "canary");
        browser.find("combobox", "Version").sendKeys("version 2");
        browser.write("textbox", "Reason", "to try it on a few");
        confirm(browser, "Move a stage");
        assertThat(registry.resolve("digits@canary").number()).isEqualTo(2);
        assertThat(browser.text()).contains("Version 2 is in canary.", "to try it on a few");
    }

    @Test
    void shows_what_rules_say_before_and_why_a_move_was_refused(Browser browser) {
        int before = registry.resolve("digits@production").number();
        ask(browser, VERSION, "Move to a stage").write("combobox", "Stage", "production");
        browser.write("textbox", "Reason", "at last");
        browser.awaitText("failed 1 person other than its author approved it").expectComplaint("422");
        button(browser, "Move a stage").click();
        browser.awaitText("digits:4 may not enter production");
        assertThat(registry.resolve("digits@production").number()).isEqualTo(before);
        browser.press(Keys.ESCAPE);
    }

    @Test
    void approves_what_was_asked_for_and_then_it_may_be_moved(Browser browser) {
        ask(browser, VERSION, "Approve for production").write("textbox", "Comment", "tried it");
        confirm(browser, "Approve");
        assertThat(browser.section("Rules and approvals").getText())
                .contains("ben approved it", "tried it", "would take it");
        browser.find("button", "Move to a stage").click();
        browser.write("combobox", "Stage", "production").write("textbox", "Reason", "approved");
        confirm(browser, "Move a stage");
        assertThat(registry.resolve("digits@production").number()).isEqualTo(4);
    }

    @Test
    void asks_for_a_promotion_and_rejects_it(Browser browser) {
        ask(browser, VERSION, "Reject for production").write("textbox", "Comment", "not yet");
        confirm(browser, "Reject");
        assertThat(browser.section("Rules and approvals").getText()).contains("ben rejected it", "not yet");
        browser.find("button", "Ask for promotion").click();
        browser.write("textbox", "Comment", "now it is ready");
        confirm(browser, "Ask for promotion");
        assertThat(browser.section("Rules and approvals").getText()).contains("ben asked for it", "now it is ready");
    }

    @Test
    void rolls_a_stage_back(Browser browser) {
        browser.open(served.page(MODEL));
        WebElement staging = browser.all(browser.find("table", "Stages of digits"), "row").stream()
                .filter(row -> row.getText().contains("staging"))
                .findFirst()
                .orElseThrow();
        browser.find(staging, "button", "Roll back").click();
        browser.write("textbox", "Reason", "misreads sevens");
        confirm(browser, "Roll staging back");
        assertThat(registry.resolve("digits@staging").number()).isEqualTo(3);
        assertThat(browser.text()).contains("staging was rolled back.", "misreads sevens");
    }

    @Test
    void does_not_undo_a_move_that_somebody_made_meanwhile(Browser browser) {
        ask(browser, MODEL, "Move a stage").write("combobox", "Stage", "staging");
        browser.write("textbox", "Reason", "the newest");
        registry.model("digits").stage("staging").assign(version(1), "meanwhile");
        browser.expectComplaint("409");
        button(browser, "Move a stage").click();
        browser.awaitText("is not the newest any more");
        assertThat(registry.resolve("digits@staging").number()).isEqualTo(1);
    }

    @Test
    void comments_in_markdown(Browser browser) {
        ask(browser, VERSION, "Comment").write("textbox", "Comment", "reads *sevens* well");
        confirm(browser, "Comment");
        assertThat(browser.section("Comments").getText()).contains("ben", "reads sevens well");
        assertThat(browser.all(browser.section("Comments"), "emphasis")).hasSize(1);
        assertThat(registry.version("digits:4").comments()).hasSize(1);
    }

    @Test
    void tags_and_takes_tags_away(Browser browser) {
        ask(browser, MODEL, "Tag").write("textbox", "Key", "purpose").write("textbox", "Value", "post");
        confirm(browser, "Tag");
        assertThat(browser.text()).contains("purpose: post");
        browser.find("button", "Remove a tag").click();
        browser.find("combobox", "Key").sendKeys("purpose");
        confirm(browser, "Remove a tag");
        assertThat(registry.model("digits").require().tags()).doesNotContainKey("purpose");
    }

    @Test
    void describes(Browser browser) {
        ask(browser, VERSION, "Describe").write("textbox", "Description", "Reads **everything**.");
        confirm(browser, "Describe");
        assertThat(browser.find("strong", "").getText()).isEqualTo("everything");
        assertThat(version(4).description()).isEqualTo("Reads **everything**.");
    }

    @Test
    void deprecates_and_takes_it_back(Browser browser) {
        ask(browser, VERSION, "Deprecate")
                .write("textbox", "Reason", "too small")
                .write("textbox", "Successor", "digits:3");
        confirm(browser, "Deprecate");
        assertThat(browser.text()).contains("Deprecated by ben: too small");
        browser.find("button", "Take back the deprecation").click();
        browser.write("textbox", "Reason", "it is not");
        confirm(browser, "Take back the deprecation");
        assertThat(version(4).deprecation()).isEmpty();
    }

    @Test
    void leaves_everything_as_it_is_when_it_is_cancelled(Browser browser) {
        ask(browser, VERSION, "Comment").write("textbox", "Comment", "never said");
        button(browser, "Cancel").click();
        assertThat(browser.all("dialog")).isEmpty();
        assertThat(registry.version("digits:4").comments()).isEmpty();
    }
}
