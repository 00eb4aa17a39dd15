package io.modelregistry.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the first command of README ends with. */
class MainIT {

    private static final Pattern SERVING = Pattern.compile("The dashboard is at (http://\\S+) until Ctrl-C");
    private static final char CONTROL_C = 3;

    @TempDir
    private Path directory;

    private List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-classpath",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                directory.resolve("registry").toString());
    }

    private static Process start(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("CI");
        return builder.start();
    }

    private static BufferedReader output(Process process) {
        return new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    }

    @Test
    void without_a_terminal_it_says_how_to_look_at_it_and_ends() throws Exception {
        Process process = start(command());
        try (BufferedReader lines = output(process)) {
            assertThat(lines.lines())
                    .contains("To look at it in a browser:")
                    .anyMatch(line -> line.endsWith("dashboard.Main " + directory.resolve("registry")))
                    .noneMatch(line -> SERVING.matcher(line).find());
            assertThat(process.waitFor()).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void in_a_terminal_it_serves_what_it_did_until_control_c() throws Exception {
        Process process =
                start(List.of(script(), "--quiet", "--flush", "--return", "--command", quoted(), "/dev/null"));
        try (BufferedReader lines = output(process)) {
            URI models = served(lines).resolve("/api/v1/models");
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(models).build(), HttpResponse.BodyHandlers.ofString());
            assertThat(answer.body()).contains("\"digits\"");
            process.getOutputStream().write(CONTROL_C);
            process.getOutputStream().flush();
            assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** Control-C must end it even where a shell in the background made this process deaf to it. */
    private String quoted() {
        return "env --default-signal=INT "
                + String.join(
                        " ", command().stream().map(word -> "'" + word + "'").toList());
    }

    private static URI served(BufferedReader lines) throws IOException {
        for (Optional<String> line = next(lines); line.isPresent(); line = next(lines)) {
            Matcher serving = SERVING.matcher(line.get());
            if (serving.find()) {
                return URI.create(serving.group(1));
            }
        }
        throw new AssertionError("It ended without serving");
    }

    private static Optional<String> next(BufferedReader lines) throws IOException {
        return Optional.ofNullable(lines.readLine());
    }

    /** Of util-linux: gives a command a terminal. */
    private static String script() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "script"))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseGet(() -> {
                    System.err.println("SKIPPED: there is no script(1) to give the example a terminal");
                    return Assumptions.abort("no script(1)");
                })
                .toString();
    }
}
