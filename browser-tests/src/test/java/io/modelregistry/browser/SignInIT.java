package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.RegistryClient;
import io.modelregistry.dashboard.Role;
import io.modelregistry.dashboard.Tokens;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.Cookie;

@InBrowser
class SignInIT {

    private static final String UNKNOWN = "401";
    private static final Tokens.Issued VIEWER = Tokens.issue("vera", Role.VIEWER);
    private static final Tokens.Issued PUBLISHER = Tokens.issue("paul", Role.PUBLISHER);
    private static final Tokens.Issued ADMIN = Tokens.issue("ada", Role.ADMIN);

    @TempDir
    private static Path directory;

    private static Served served;

    @BeforeAll
    static void serve(DigitsRegistry digits) throws IOException {
        String copy = digits.copyTo(directory.resolve("copy")).toString();
        served = Served.as(
                RegistryClient.open(copy),
                options -> options.authenticator(Tokens.of(List.of(VIEWER.line(), PUBLISHER.line(), ADMIN.line())))
                        .allowChanges(
                                actor -> RegistryClient.builder().actor(actor).open(copy)));
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private static Browser signIn(Browser browser, String path, Tokens.Issued token) {
        browser.expectComplaint(UNKNOWN).open(served.page(path)).find("heading", "Sign in");
        browser.write(TOKEN_ROLE, "Token", token.token());
        return browser.go("button", "Sign in");
    }

    /** What a password field is to a screen reader. */
    private static final String TOKEN_ROLE = "textbox";

    @Test
    void asks_who_it_is_and_leads_back(Browser browser) {
        signIn(browser, "/models/digits?page=", VIEWER);
        assertThat(browser.address().getPath()).isEqualTo("/models/digits");
        assertThat(browser.text()).contains("vera", "viewer");
    }

    @Test
    void shows_nothing_before(Browser browser) {
        browser.expectComplaint(UNKNOWN).open(served.page("/models")).find("heading", "Sign in");
        assertThat(browser.text()).doesNotContain("wine/quality");
    }

    @Test
    void refuses_what_is_no_token_and_says_so(Browser browser) {
        browser.expectComplaint(UNKNOWN).open(served.page("/sign-in")).write(TOKEN_ROLE, "Token", "mr_wrong");
        browser.find("button", "Sign in").click();
        browser.awaitText("Authorization");
        assertThat(browser.address().getPath()).isEqualTo("/sign-in");
    }

    @Test
    void keeps_the_session_where_no_script_reads_it(Browser browser) {
        signIn(browser, "/models", VIEWER);
        assertThat(browser.driver().manage().getCookies())
                .singleElement()
                .satisfies(cookie -> assertThat(cookie.isHttpOnly()).isTrue())
                .extracting(Cookie::getSameSite)
                .isEqualTo("Strict");
        assertThat(browser.ask(
                        "return document.cookie + JSON.stringify(localStorage) + JSON.stringify(sessionStorage)"))
                .isEqualTo("{}{}");
    }

    @Test
    void leads_to_no_other_server(Browser browser) {
        browser.open(served.page("/sign-in?to=https://example.com/")).write(TOKEN_ROLE, "Token", VIEWER.token());
        browser.go("button", "Sign in");
        assertThat(browser.address().getAuthority()).isEqualTo(served.page("/").getAuthority());
    }

    @Test
    void offers_each_role_what_it_may_do(Browser browser) {
        signIn(browser, "/models/digits", VIEWER);
        assertThat(browser.all("button", "Move a stage")).isEmpty();
        assertThat(browser.all("button", "Tag")).isEmpty();
        signIn(browser.go("button", "Sign out"), "/models/digits", PUBLISHER);
        assertThat(browser.all("button", "Move a stage")).isEmpty();
        assertThat(browser.all("button", "Tag")).hasSize(1);
        signIn(browser.go("button", "Sign out"), "/models/digits", ADMIN);
        assertThat(browser.all("button", "Move a stage")).hasSize(1);
    }

    @Test
    void changes_under_the_name_of_who_signed_in(Browser browser) {
        signIn(browser, "/models/digits", PUBLISHER).find("button", "Comment").click();
        browser.write("textbox", "Comment", "from paul");
        browser.go(browser.all(browser.find("dialog", ""), "button").get(1)::click);
        assertThat(browser.section("Comments").getText()).contains("paul", "from paul");
    }

    @Test
    void knows_nobody_after_signing_out(Browser browser) {
        signIn(browser, "/models", ADMIN).go("button", "Sign out");
        assertThat(browser.address().getPath()).isEqualTo("/sign-in");
        browser.open(served.page("/models")).find("heading", "Sign in");
    }
}
