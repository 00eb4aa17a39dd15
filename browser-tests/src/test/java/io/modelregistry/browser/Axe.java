package io.modelregistry.browser;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What keeps people out of the page that is open, as axe finds it. */
final class Axe {

    private static final String SCRIPT = read();

    private static final String RUN = """
            const done = arguments[arguments.length - 1];
            axe.run(document, {resultTypes: ["violations"]}).then(
                result => done(result.violations
                    .filter(fault => ["serious", "critical"].includes(fault.impact))
                    .flatMap(fault => fault.nodes.map(node =>
                        `${fault.impact} ${fault.id}: ${node.target} ${node.failureSummary} ${node.html}`))),
                error => done([String(error)]));
            """;

    private Axe() {}

    private static String read() {
        try (InputStream file = Axe.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(file, "axe.min.js").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Serious and critical faults. */
    @SuppressWarnings("unchecked") // what the script answers
    static List<String> faults(Browser browser) {
        browser.driver().executeScript(SCRIPT);
        return (List<String>) browser.driver().executeAsyncScript(RUN);
    }
}
