package io.modelregistry.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.RegistryClient;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {
    private static final Pattern SERVING = Pattern.compile("The dashboard is at (http://\\S+) until Ctrl-C");

    @TempDir
    private Path directory;

    private final ByteArrayOutputStream complaints = new ByteArrayOutputStream();

    private Main main(PrintStream out) {
        return new Main(out, new PrintStream(complaints, true, StandardCharsets.UTF_8));
    }

    private int run(String... arguments) {
        return main(new PrintStream(PrintStream.nullOutputStream(), true, StandardCharsets.UTF_8))
                .run(arguments);
    }

    private String complaints() {
        return complaints.toString(StandardCharsets.UTF_8);
    }

    @Test
    void serves_until_it_is_ended() throws Exception {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        PipedOutputStream end = new PipedOutputStream();
        try (BufferedReader printed =
                new BufferedReader(new InputStreamReader(new PipedInputStream(end), StandardCharsets.UTF_8))) {
            Main main = main(new PrintStream(end, true, StandardCharsets.UTF_8));
            Future<Integer> exit = thread.submit(() -> main.run("memory:", "0"));
            Matcher serving = SERVING.matcher(printed.readLine());
            assertThat(serving.matches()).isTrue();
            assertThat(status(URI.create(serving.group(1)).resolve("/api/v1/models")))
                    .isEqualTo(200);
            thread.shutdownNow();
            assertThat(exit.get()).isZero();
        }
    }

    private static int status(URI address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    @ParameterizedTest
    @CsvSource({
        "'', Expected the directory or address",
        "a b c, at most a port",
        "memory: http, a number",
        "memory: 65536, 0 to 65535",
        "memory: -1, 0 to 65535",
        "does/not/exist, There is no directory does/not/exist"
    })
    void says_what_is_wrong_with_arguments(String arguments, String message) {
        assertThat(run(arguments.isEmpty() ? new String[0] : arguments.split(" ", -1)))
                .isEqualTo(2);
        assertThat(complaints()).contains(message, "Usage: ");
    }

    @Test
    void creates_no_registry_where_there_is_no_directory() {
        Path missing = directory.resolve("missing");
        assertThat(run(missing.toString(), "0")).isEqualTo(2);
        assertThat(missing).doesNotExist();
    }

    /** SQLite's module is not among what is tested here. */
    @Test
    void says_what_cannot_be_opened() {
        assertThat(run(directory.toString(), "0")).isEqualTo(1);
        assertThat(complaints())
                .contains("No provider opens", "registry-store-jdbc")
                .doesNotContain("Usage: ");
    }

    @Test
    void says_that_a_port_is_taken() throws Exception {
        try (RegistryClient registry = RegistryClient.open("memory:");
                Dashboard first = Dashboard.on(registry).start()) {
            int port = first.address().getPort();
            assertThat(run("memory:", Integer.toString(port))).isEqualTo(1);
            assertThat(complaints()).contains(Integer.toString(port)).doesNotContain("Usage: ");
        }
    }
}
