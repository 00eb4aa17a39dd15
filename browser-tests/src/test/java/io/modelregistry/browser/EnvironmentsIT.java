package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.RegistryClient;
import io.modelregistry.examples.digits.DigitsService;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;

@InBrowser
class EnvironmentsIT {

    private static final String STAGES = "Stages of models";

    private static RegistryClient serving;
    private static DigitsService service;

    private final DigitsRegistry digits;

    EnvironmentsIT(DigitsRegistry digits) {
        this.digits = digits;
    }

    @BeforeAll
    static void serve(DigitsRegistry digits) throws IOException {
        serving = RegistryClient.open(digits.directory());
        service = DigitsService.start(serving, 0);
    }

    @AfterAll
    static void close() {
        service.close();
        serving.close();
    }

    @Test
    void shows_models_by_stages_and_who_runs_what(Browser browser) {
        browser.open(digits.page("/environments"));
        assertThat(browser.all(browser.find("table", STAGES), "columnheader"))
                .extracting(column -> column.getText().strip())
                .containsExactly("Model", "production", "staging", "Elsewhere");
        assertThat(browser.rows(STAGES))
                .filteredOn(row -> row.startsWith("digits"))
                .singleElement()
                .asString()
                .contains(" on ", " since ", "1.1.0 (4)");
    }

    @Test
    void shows_only_models_that_are_asked_for(Browser browser) {
        browser.open(digits.page("/environments")).write("combobox", "Only models", "tag.team = 'cellar'");
        browser.go(() -> browser.press(Keys.ESCAPE, Keys.ENTER));
        assertThat(browser.rows(STAGES)).singleElement().asString().contains("wine/quality");
    }

    @Test
    void goes_through_ten_thousand_page_by_page(Browser browser, LargeRegistry large) {
        browser.open(large.page("/environments"));
        assertThat(browser.rows(STAGES)).hasSize(50);
        String first = browser.rows(STAGES).get(0);
        assertThat(browser.go("link", "More").rows(STAGES)).hasSize(50).doesNotContain(first);
    }
}
