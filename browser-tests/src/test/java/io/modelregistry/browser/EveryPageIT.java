package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openqa.selenium.Keys;

/** What holds for every page, whoever looks at it and on whatever. */
@InBrowser
class EveryPageIT {

    private static final int MOST_TRIPS = 3;
    private static final int MOST_TABS = 200;

    /** What has the focus, as a screen reader calls it, and whether somebody who looks sees that. */
    private static final String FOCUSED = """
            const element = document.activeElement;
            const style = getComputedStyle(element);
            const isSeen = element.matches(":focus-visible")
                && (style.outlineStyle !== "none" || style.boxShadow !== "none" || element.tagName === "SUMMARY");
            return [element.computedRole, element.computedName, isSeen ? "seen" : "not seen"].join(" ");
            """;

    private static final String CONTROLS = """
            return [...document.querySelectorAll("a, button, input, select, textarea")]
                .filter(element => element.checkVisibility())
                .map(element => [element.computedRole, element.computedName, "seen"].join(" "));
            """;

    /** Every page, with something to show. */
    enum Place {
        OVERVIEW("/"),
        MODELS("/models"),
        MODEL("/models/digits"),
        VERSION("/models/digits/versions/4"),
        COMPARE("/compare?reference=digits:2&reference=digits:3&reference=digits:4"),
        ENVIRONMENTS("/environments"),
        ACTIVITY("/activity"),
        PREDICTION("/predictions?id="),
        DEPENDENCIES("/dependencies?library=tribuo-core"),
        HEALTH("/status"),
        SIGN_IN("/sign-in");

        private final String path;

        Place(String path) {
            this.path = path;
        }

        URI of(DigitsRegistry digits) {
            return digits.page(this == PREDICTION ? path + newest(digits) : path);
        }

        private static String newest(DigitsRegistry digits) {
            return digits.registry().predictions().page(1).items().get(0).id();
        }

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    private final DigitsRegistry digits;

    EveryPageIT(DigitsRegistry digits) {
        this.digits = digits;
    }

    @ParameterizedTest
    @EnumSource
    void keeps_nobody_out_and_fits_every_screen(Place place, Browser browser) {
        for (Look look : Look.values()) {
            browser.as(look).open(place.of(digits));
            browser.screenshot(place.toString());
            assertThat(Axe.faults(browser)).as("%s %s", place, look).isEmpty();
            assertThat((Long) browser.ask("return document.documentElement.scrollWidth"))
                    .as("width of %s %s", place, look)
                    .isLessThanOrEqualTo(look.width());
        }
        assertThatItHasOneTitle(browser);
    }

    private static void assertThatItHasOneTitle(Browser browser) {
        assertThat((Long) browser.ask("return document.querySelectorAll('h1').length"))
                .isEqualTo(1L);
        assertThat(browser.driver().getTitle()).endsWith(" · Model registry").doesNotStartWith(" ");
        assertThat(browser.ask("return document.documentElement.lang")).isEqualTo("en");
    }

    @ParameterizedTest
    @EnumSource
    void waits_for_the_server_three_times_at_most_and_asks_no_other(Place place, Browser browser) {
        Traffic traffic = browser.trafficOf(place.of(digits));
        assertThat(traffic.trips()).as("round trips%n%s", traffic).isBetween(2, MOST_TRIPS);
        assertThat(traffic.hosts()).containsExactly(digits.page("/").getAuthority());
    }

    @ParameterizedTest
    @EnumSource
    void is_used_with_the_keyboard_alone(Place place, Browser browser) {
        browser.open(place.of(digits));
        Set<String> reached = new LinkedHashSet<>();
        for (int i = 0; i < MOST_TABS; i++) {
            browser.press(Keys.TAB);
            if (!reached.add(browser.ask(FOCUSED).toString())
                    && browser.focused().getTagName().equals("body")) {
                break;
            }
        }
        assertThat(reached)
                .filteredOn(name -> !name.contains(" Skip to") && name.endsWith(" not seen") && !isDocument(name))
                .as("not to be seen")
                .isEmpty();
        assertThat(reached).containsAll(controls(browser));
    }

    private static boolean isDocument(String name) {
        return name.startsWith("RootWebArea") || name.startsWith("generic") || name.startsWith("none");
    }

    /** Every link, button and field of the page, as it is called once it is reached. */
    @SuppressWarnings("unchecked") // what the script answers
    private static List<String> controls(Browser browser) {
        return (List<String>) browser.ask(CONTROLS);
    }

    /** Where somebody signs in, the focus is in the field already. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "SIGN_IN")
    void lets_what_is_on_every_page_be_skipped(Place place, Browser browser) {
        browser.open(place.of(digits)).press(Keys.TAB);
        assertThat(browser.ask(FOCUSED)).isEqualTo("link Skip to the content seen");
        browser.press(Keys.ENTER);
        assertThat(browser.focused().getAriaRole()).isEqualTo("main");
    }
}
