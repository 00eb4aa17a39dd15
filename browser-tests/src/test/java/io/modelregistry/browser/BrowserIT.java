package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Cookie;

/** The browser sees what the tests of pages rely on it to see. */
@InBrowser
class BrowserIT {

    private static final String HEAD =
            "<!doctype html><html lang=en><title>A page</title>" + "<meta name=viewport content='width=device-width'>";
    private static final Map<String, String> PAGES = Map.of(
            "/late",
            HEAD + "<script src=late.js type=module></script><main><h1>Late</h1></main>",
            "/late.js",
            """
            import "./later.js";
            const answers = await Promise.all([fetch("data?1"), fetch("data?2")]);
            document.querySelector("h1").textContent = "Data " + (await Promise.all(answers.map(a => a.text()))).join();
            document.documentElement.dataset.ready = "true";
            """,
            "/later.js",
            "",
            "/data",
            "here",
            "/broken",
            HEAD + "<html data-ready=true><script src=broken.js></script>",
            "/broken.js",
            "throw new Error('out of order')",
            "/inline",
            HEAD + "<html data-ready=true><script>1</script>",
            "/faulty",
            HEAD + "<html data-ready=true><main><h1>Faulty</h1><img src='data:,'><input></main>",
            "/forms",
            HEAD + "<html data-ready=true><main><h1>Forms</h1><label>Name<input></label><button>Send</button></main>");

    private static ExecutorService threads;
    private static HttpServer server;

    @BeforeAll
    static void serve() throws IOException {
        threads = Executors.newCachedThreadPool();
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", BrowserIT::answer);
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop(0);
        threads.shutdown();
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] page = PAGES.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", path.endsWith(".js") ? "text/javascript" : "text/html");
        exchange.getResponseHeaders().set("Content-Security-Policy", "default-src 'self'; img-src data:");
        exchange.sendResponseHeaders(200, page.length == 0 ? -1 : page.length);
        exchange.getResponseBody().write(page);
        exchange.close();
    }

    private static URI page(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    @Test
    void waits_for_data_and_counts_what_waits_for_what(Browser browser) {
        Traffic traffic = browser.trafficOf(page("/late"));
        assertThat(browser.find("heading", "Data here,here").getText()).isEqualTo("Data here,here");
        assertThat(traffic.trips())
                .as("page, script, its import, data%n%s", traffic)
                .isEqualTo(4);
        assertThat(traffic.hosts()).containsExactly(page("/").getAuthority());
        assertThat(traffic.requests())
                .extracting(request -> request.address().toString().replaceAll(".*/", ""))
                .contains("late", "late.js", "later.js", "data?1", "data?2");
    }

    @Test
    void finds_things_by_what_they_are_called(Browser browser) {
        browser.open(page("/forms"));
        assertThat(browser.find("textbox", "Name").getTagName()).isEqualTo("input");
        assertThat(browser.all("button")).hasSize(1);
        assertThat(browser.all(browser.find("main", ""), "textbox")).hasSize(1);
        assertThat(browser.all("button", "Receive")).isEmpty();
    }

    @Test
    void has_the_width_and_the_colours_of_its_look(Browser browser) {
        browser.open(page("/forms"));
        for (Look look : Look.values()) {
            browser.as(look);
            assertThat(browser.ask("return innerWidth")).isEqualTo((long) look.width());
            assertThat(browser.ask("return matchMedia('(prefers-color-scheme: dark)').matches"))
                    .isEqualTo(look == Look.DARK);
            assertThat(browser.screenshot("browser")).isNotEmptyFile();
        }
    }

    @Test
    void hears_errors_of_scripts(Browser browser) {
        browser.open(page("/broken"));
        assertThatThrownBy(browser::requireNoComplaints).hasMessageContaining("out of order");
    }

    @Test
    void hears_what_the_policy_refused(Browser browser) {
        browser.open(page("/inline"));
        assertThatThrownBy(browser::requireNoComplaints).hasMessageContaining("Content Security Policy");
    }

    @Test
    void lets_pass_what_is_expected(Browser browser) {
        browser.open(page("/broken")).expectComplaint("out of order").requireNoComplaints();
    }

    @Test
    void finds_what_keeps_people_out(Browser browser) {
        assertThat(Axe.faults(browser.open(page("/faulty"))))
                .anySatisfy(fault -> assertThat(fault).contains("image-alt"))
                .anySatisfy(fault -> assertThat(fault).contains("label"));
        assertThat(Axe.faults(browser.open(page("/forms")))).isEmpty();
    }

    @Test
    void keeps_no_cookies_for_the_next(Browser browser) {
        browser.open(page("/forms")).driver().manage().addCookie(new Cookie("a", "b"));
        assertThat(Browser.fresh(browser.driver())
                        .open(page("/forms"))
                        .driver()
                        .manage()
                        .getCookies())
                .isEmpty();
    }
}
