package io.modelregistry.browser;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** A headless Chromium, one for all tests of this JVM. It talks to nobody but the pages that tests open. */
record Chromium(ChromeDriver driver) implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(8);
    private static final List<String> BROWSERS = List.of("chromium", "chromium-browser", "google-chrome");
    private static final List<String> DRIVERS = List.of("chromedriver", "chromium.chromedriver");

    /** Held, or its level would be forgotten: Selenium warns of every Chromium that is newer than itself. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /**
     * Starts it.
     *
     * @throws org.opentest4j.TestAbortedException if there is none here, unless {@code CI} is set
     */
    static Chromium start() {
        SELENIUM.setLevel(Level.SEVERE);
        try {
            ChromeDriver driver = new ChromeDriver(service(), options());
            driver.manage().timeouts().scriptTimeout(PATIENCE).pageLoadTimeout(PATIENCE);
            return new Chromium(driver);
        } catch (RuntimeException e) {
            throw unavailable(e);
        }
    }

    private static ChromeDriverService service() {
        return new ChromeDriverService.Builder()
                .usingDriverExecutable(executable(DRIVERS).toFile())
                .withSilent(true)
                .build();
    }

    private static ChromeOptions options() {
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        logs.enable(LogType.PERFORMANCE, Level.ALL);
        ChromeOptions options = new ChromeOptions();
        options.setBinary(executable(BROWSERS).toFile());
        options.addArguments(
                "--headless=new",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--force-color-profile=srgb",
                "--lang=en-GB",
                // computedRole and computedName: what a screen reader says, which is how tests find things.
                "--enable-blink-features=ComputedAccessibilityInfo");
        options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
        options.setExperimentalOption("perfLoggingPrefs", Map.of("enableNetwork", true, "enablePage", false));
        return options;
    }

    private static Path executable(List<String> names) {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .flatMap(folder -> names.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No " + String.join(" or ", names) + " on the path"));
    }

    private static RuntimeException unavailable(RuntimeException cause) {
        String message = "Chromium does not start on this machine: "
                + cause.getMessage().lines().findFirst().orElse("");
        if (System.getenv("CI") != null) {
            return new IllegalStateException(message, cause);
        }
        System.err.println("SKIPPED: " + message + " (set CI=true to fail instead)");
        return Assumptions.abort(message);
    }

    /** Ends it, and its driver. */
    @Override
    public void close() {
        driver.quit();
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT, "Chromium %s", driver.getCapabilities().getBrowserVersion());
    }
}
