package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.jspecify.annotations.Nullable;
import org.openqa.selenium.JavascriptException;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.ScriptTimeoutException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;

/**
 * A window of a browser without cookies, as a person uses it: things are found by what a screen reader calls them, and looked for
 * until they are there. Nothing sleeps. For one test.
 */
final class Browser {

    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    /** Far more than a browser takes between two requests, so that what waits for what can be told by time. */
    private static final int FAR_AWAY_MILLIS = 200;

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** Calls back with what {@code find()} finds, as soon as it finds something. */
    private static final String ONCE_FOUND = """
            const done = arguments[arguments.length - 1];
            const look = () => {
                const found = find();
                if (found) {
                    watch.disconnect();
                    done(found);
                }
                return found;
            };
            const watch = new MutationObserver(look);
            watch.observe(document, {subtree: true, childList: true, attributes: true, characterData: true});
            look();
            """;

    private static final String READY =
            "const find = () => document.documentElement.dataset.ready === 'true';" + ONCE_FOUND;

    /**
     * Asking every element for its role takes seconds on a long page, so it is asked of those that may have it. Chromium says none of
     * a summary, which goes by its tag.
     */
    private static final String ALL = """
            const elements = {
                alert: "[role=alert]",
                button: "button, [role=button]",
                checkbox: "input",
                columnheader: "th",
                combobox: "select, input",
                dialog: "dialog",
                emphasis: "em",
                figure: "figure",
                heading: "h1, h2, h3",
                image: "img, [role=img]",
                link: "a",
                listitem: "li",
                option: "[role=option]",
                region: "section, [role=region]",
                strong: "strong",
                summary: "summary",
                table: "table",
                textbox: "input, textarea",
            };
            const [role, name, within] = arguments;
            const all = () => [...(within ?? document).querySelectorAll(elements[role] ?? "*")].filter(element =>
                element.checkVisibility() && (element.computedRole || element.localName) === role
                    && (name === null || element.computedName.trim() === name));
            """;

    private static final String ROWS =
            "return [...arguments[0].tBodies].flatMap(body => [...body.rows].map(row => row.innerText))";

    private static final String FIRST = ALL + "const find = () => all()[0];" + ONCE_FOUND;

    private static final String TEXT = """
            const text = arguments[0];
            const find = () => document.body.innerText.includes(text);
            """ + ONCE_FOUND;

    private final ChromeDriver driver;
    private final List<String> expected = new ArrayList<>();
    private Look look = Look.LIGHT;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** Another window in place of the one that is open. */
    static Browser fresh(ChromeDriver driver) {
        String before = driver.getWindowHandle();
        driver.switchTo().newWindow(WindowType.TAB);
        String window = driver.getWindowHandle();
        driver.switchTo().window(before).close();
        driver.switchTo().window(window);
        Browser browser = new Browser(driver);
        browser.tell("Network.clearBrowserCookies", Map.of());
        browser.forget();
        return browser.as(Look.LIGHT);
    }

    private Map<String, Object> tell(String command, Map<String, Object> parameters) {
        return driver.executeCdpCommand(command, parameters);
    }

    /** Forgets what was asked and said until now. */
    private void forget() {
        driver.manage().logs().get(LogType.BROWSER);
        driver.manage().logs().get(LogType.PERFORMANCE);
    }

    /** Shows pages as this, also the one that is open. */
    Browser as(Look other) {
        look = other;
        tell("Emulation.setDeviceMetricsOverride", other.metrics());
        tell("Emulation.setEmulatedMedia", other.media());
        return this;
    }

    /** Opens a page and waits until it shows its data. */
    Browser open(URI address) {
        driver.get(address.toString());
        return awaitData();
    }

    /** Does something that leads to another page, or to this one anew, and waits until that shows its data. */
    Browser go(Runnable leading) {
        driver.executeScript("document.documentElement.dataset.ready = 'left'");
        leading.run();
        return awaitData();
    }

    /** Follows a link, or presses a button that leads elsewhere. */
    Browser go(String role, String name) {
        WebElement found = find(role, name);
        return go(found::click);
    }

    /** A page that is left while it is waited for takes the waiting with it. */
    private Browser awaitData() {
        for (long end = System.nanoTime() + PATIENCE.toNanos(); ; ) {
            try {
                driver.executeAsyncScript(READY);
                return this;
            } catch (JavascriptException | ScriptTimeoutException e) {
                if (System.nanoTime() > end) {
                    throw new AssertionError("The page shows no data: " + address(), e);
                }
            }
        }
    }

    /** What opening a page asks for, with nothing kept from before and a server far away. */
    Traffic trafficOf(URI address) {
        leave();
        tell("Network.clearBrowserCache", Map.of());
        forgetTraffic();
        distance(FAR_AWAY_MILLIS);
        try {
            open(address);
        } finally {
            distance(0);
        }
        return Traffic.of(driver.manage().logs().get(LogType.PERFORMANCE));
    }

    private void forgetTraffic() {
        driver.manage().logs().get(LogType.PERFORMANCE);
    }

    private void distance(int millis) {
        tell(
                "Network.emulateNetworkConditions",
                Map.of("offline", false, "latency", millis, "downloadThroughput", -1, "uploadThroughput", -1));
    }

    /** Shows nothing, and listens to nobody. */
    void leave() {
        driver.get("about:blank");
    }

    /** Waits until the server began to tell the page what happens. */
    Browser awaitLive() {
        List<LogEntry> heard = new ArrayList<>();
        for (long end = System.nanoTime() + PATIENCE.toNanos(); System.nanoTime() < end; ) {
            heard.addAll(driver.manage().logs().get(LogType.PERFORMANCE).getAll());
            if (Traffic.of(heard).isLive()) {
                return this;
            }
        }
        throw new AssertionError("The page does not listen to live events");
    }

    /** The first thing with this role and name, as a screen reader says them; waits for it. */
    WebElement find(String role, String name) {
        return first(role, name, null);
    }

    /** The first thing with this role and name in another; waits for it. */
    WebElement find(WebElement within, String role, String name) {
        return first(role, name, within);
    }

    private WebElement first(String role, String name, @Nullable WebElement within) {
        try {
            return (WebElement) Objects.requireNonNull(driver.executeAsyncScript(FIRST, role, name, within));
        } catch (ScriptTimeoutException e) {
            throw new AssertionError("There is no " + role + " called '" + name + "' on this page:\n" + text(), e);
        }
    }

    /** Everything with this role and name that is there now. */
    List<WebElement> all(String role, String name) {
        return elements(driver.executeScript(ALL + "return all();", role, name, null));
    }

    /** Everything with this role that is there now. */
    List<WebElement> all(String role) {
        return elements(driver.executeScript(ALL + "return all();", role, null, null));
    }

    /** Everything with this role in another thing. */
    List<WebElement> all(WebElement within, String role) {
        return elements(driver.executeScript(ALL + "return all();", role, null, within));
    }

    @SuppressWarnings("unchecked") // what the script answers
    private static List<WebElement> elements(Object found) {
        return (List<WebElement>) found;
    }

    /** The part of the page under this heading; waits for it. */
    WebElement section(String heading) {
        return find("region", heading);
    }

    /** What the rows of a table say, each as its cells with a space between them, without the head; waits for the table. */
    List<String> rows(String table) {
        return texts(driver.executeScript(ROWS, find("table", table))).stream()
                .map(row -> row.replaceAll("\\s+", " ").strip())
                .toList();
    }

    @SuppressWarnings("unchecked") // what the script answers
    private static List<String> texts(Object found) {
        return (List<String>) found;
    }

    /** Replaces what is written in a field. */
    Browser write(String role, String name, String text) {
        WebElement field = find(role, name);
        field.clear();
        field.sendKeys(text);
        return this;
    }

    /** Waits until the page shows a text. */
    Browser awaitText(String text) {
        try {
            driver.executeAsyncScript(TEXT, text);
            return this;
        } catch (ScriptTimeoutException e) {
            throw new AssertionError("The page does not say '" + text + "':\n" + text(), e);
        }
    }

    /** What the page shows. */
    String text() {
        return driver.executeScript("return document.body.innerText").toString();
    }

    /** Presses keys one after the other, wherever the focus is. */
    Browser press(CharSequence... keys) {
        new Actions(driver).sendKeys(keys).perform();
        return this;
    }

    /** What has the focus. */
    WebElement focused() {
        return driver.switchTo().activeElement();
    }

    /** Answers a script: for what no person can see, such as how wide the page is. */
    Object ask(String script, Object... arguments) {
        return driver.executeScript(script, arguments);
    }

    URI address() {
        return URI.create(driver.getCurrentUrl());
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Keeps what the window shows as {@code target/screenshots/<name>-<look>.png}. */
    Path screenshot(String name) {
        Path file = SCREENSHOTS.resolve(name + "-" + look + ".png");
        try {
            Files.createDirectories(file.getParent());
            return Files.write(file, driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
    }

    /** Lets the console complain with this in it, as it does of every answer that refuses something. */
    Browser expectComplaint(String part) {
        expected.add(part);
        return this;
    }

    /** Errors of scripts, answers that are errors, and what the content security policy refused. */
    void requireNoComplaints() {
        assertThat(driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                        .filter(entry -> entry.getLevel().intValue() >= Level.SEVERE.intValue())
                        .map(LogEntry::getMessage)
                        .filter(message -> expected.stream().noneMatch(message::contains)))
                .as("complaints in the console")
                .isEmpty();
    }
}
