package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

@InBrowser
class VersionIT {

    private final DigitsRegistry digits;

    VersionIT(DigitsRegistry digits) {
        this.digits = digits;
    }

    private Browser open(Browser browser, int number) {
        return browser.open(digits.page("/models/digits/versions/" + number));
    }

    @Test
    void shows_everything_that_the_example_recorded(Browser browser) {
        open(browser, 2);
        assertThat(browser.find("strong", "").getText()).isEqualTo("random forest");
        assertThat(browser.section("Parameters").getText()).contains("trees", "50", "max-depth", "16");
        assertThat(browser.section("Metrics").getText())
                .contains("accuracy", "macro-f1", "lowest-recall", "digits-test");
        assertThat(browser.section("Data, features and code").getText())
                .contains("digits-train", "pixels", "int[64]", "division by 16", "Training code");
        assertThat(browser.section("Signature").getText()).contains("pixels in double 64", "digit out label");
        assertThat(browser.section("Environment").getText()).contains("java");
        assertThat(browser.section("Dependencies").getText()).contains("tribuo-classification-sgd", "4.3.2");
        assertThat(browser.section("Make it again").getText()).contains("git");
    }

    @Test
    void lists_files_with_their_digests_and_has_them_downloaded(Browser browser) throws Exception {
        WebElement files = open(browser, 2).section("Files");
        assertThat(files.getText()).contains("model.pb", "evaluation.txt", "labels.txt", "KiB");
        String address = browser.find(files, "link", "labels.txt").getDomProperty("href");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(answer.body()).startsWith("0\n1\n2\n");
        assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
                .startsWith("attachment");
        assertThat(browser.section("Attachments").getText()).contains("report.html");
    }

    @Test
    void shows_how_to_load_it(Browser browser) {
        open(browser, 4);
        assertThat(browser.find("region", "How to load it in Java").getText())
                .contains("registry.require(\"digits@staging\")", "path(\"model.pb\")");
        assertThat(browser.all(browser.section("Load it"), "button"))
                .isNotEmpty()
                .allSatisfy(button -> assertThat(button.getText()).isEqualTo("Copy"));
    }

    @Test
    void draws_what_it_was_derived_from(Browser browser) {
        WebElement graph = open(browser, 4).section("Lineage graph");
        assertThat(browser.all(graph, "link")).hasSizeGreaterThanOrEqualTo(2);
        WebElement parent = browser.all(graph, "link").stream()
                .filter(link -> !link.getText().contains("digits:4"))
                .findFirst()
                .orElseThrow();
        browser.go(parent::click);
        assertThat(browser.address().getPath()).matches("/models/digits/versions/[123]");
    }

    @Test
    void says_what_rules_would_say_and_who_asked_for_it(Browser browser) {
        WebElement rules = open(browser, 4).section("Rules and approvals");
        assertThat(rules.getText())
                .contains("production would refuse it", "passed", "failed", "ana asked for it", "half the size");
    }

    @Test
    void warns_of_a_deprecation_and_leads_to_the_successor(Browser browser) {
        open(browser, 1);
        assertThat(browser.text()).contains("Deprecated by ben: mixes up 3 and 8");
        browser.go("link", "digits:2");
        assertThat(browser.address().getPath()).isEqualTo("/models/digits/versions/2");
    }

    @Test
    void shows_what_people_wrote_and_runs_none_of_it(Browser browser) {
        String comments = open(browser, 1).section("Comments").getText();
        assertThat(comments).contains("<script>alert(1)</script>", "Mixes up 3 and 8.");
        assertThat(browser.all(browser.section("Comments"), "image")).isEmpty();
        assertThat(browser.all(browser.section("Comments"), "table")).hasSize(1);
    }

    @Test
    void says_what_to_do_next_where_nothing_is_known(Browser browser) {
        browser.open(digits.page("/models/churn/versions/1"));
        assertThat(browser.text())
                .contains("Nobody described this version.", "It was never in a stage.", "No metrics were recorded.");
    }

    @Test
    void says_that_there_is_no_such_version(Browser browser) {
        open(browser.expectComplaint("404"), 99);
        assertThat(browser.find("heading", "Not found").isDisplayed()).isTrue();
    }
}
