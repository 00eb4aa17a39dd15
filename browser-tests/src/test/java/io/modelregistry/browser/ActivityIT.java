package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.WebElement;

@InBrowser
class ActivityIT {

    private final DigitsRegistry digits;

    ActivityIT(DigitsRegistry digits) {
        this.digits = digits;
    }

    private static List<String> feed(Browser browser) {
        return browser.all(browser.section("What happened"), "listitem").stream()
                .map(WebElement::getText)
                .toList();
    }

    @Test
    void tells_what_happened_the_newest_first(Browser browser) {
        assertThat(feed(browser.open(digits.page("/activity"))))
                .hasSizeGreaterThan(15)
                .satisfies(all -> assertThat(all.subList(0, 2))
                        .anySatisfy(event -> assertThat(event).contains("ben registered churn:1")))
                .anySatisfy(event -> assertThat(event)
                        .contains("ana asked for promotion of digits", "to production", "half the size"))
                .anySatisfy(event -> assertThat(event).contains("ben deprecated digits:1", "mixes up 3 and 8"));
    }

    @Test
    void filters_by_actor_model_and_kind(Browser browser) {
        browser.open(digits.page("/activity")).write("textbox", "Actor", "ben").write("textbox", "Model", "digits");
        browser.find("combobox", "Kind").sendKeys("stage-moved");
        browser.go("button", "Search");
        assertThat(feed(browser))
                .hasSize(4)
                .allSatisfy(event -> assertThat(event).matches("(?s)ben moved digits:\\d into staging.*"));
        assertThat(browser.find("textbox", "Actor").getDomProperty("value")).isEqualTo("ben");
    }

    @Test
    void leads_to_what_it_is_about(Browser browser) {
        browser.open(digits.page("/activity")).go("link", "churn:1");
        assertThat(browser.address().getPath()).isEqualTo("/models/churn/versions/1");
    }

    @Test
    void says_what_to_do_when_nothing_fits(Browser browser) {
        browser.open(digits.page("/activity?actor=nobody"));
        assertThat(browser.text()).contains("Nothing fits.");
    }

    @Test
    void goes_back_through_thirty_thousand_events(Browser browser, LargeRegistry large) {
        browser.open(large.page("/activity?kind=stage-moved&model=" + LargeRegistry.LAST));
        assertThat(feed(browser)).hasSize(3);
        browser.open(large.page("/activity"));
        String first = feed(browser).get(0);
        assertThat(feed(browser.go("link", "More"))).hasSize(50).doesNotContain(first);
    }
}
