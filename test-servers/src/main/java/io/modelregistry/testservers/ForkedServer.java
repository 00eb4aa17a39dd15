package io.modelregistry.testservers;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/** An HTTP server written in Java, in a process of its own, always on the same loopback port. Safe for many threads. */
final class ForkedServer {
    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final int PORTS_TO_TRY = 3;

    private final String name;
    private final List<String> command;
    private final URI endpoint;
    private final Path log;
    private @Nullable Process process;

    private ForkedServer(String name, int port, List<String> command) {
        this.name = name;
        this.command = command;
        this.endpoint = URI.create("http://127.0.0.1:" + port);
        this.log = WorkingFiles.newFile(name, ".log");
    }

    /**
     * Starts a server on a free port and waits until it answers.
     *
     * @param name which server: the name of its class path file
     * @param program for a port, the main class and its arguments
     */
    static ForkedServer start(String name, IntFunction<List<String>> program) throws IOException {
        for (int attempt = 1; ; attempt++) {
            int port = freePort();
            ForkedServer server = new ForkedServer(name, port, command(name, program.apply(port)));
            try {
                server.start();
                return server;
            } catch (EarlyExitException e) {
                // Between our look and the server's bind, somebody else may have taken the port.
                if (attempt == PORTS_TO_TRY) {
                    throw e;
                }
            }
        }
    }

    URI endpoint() {
        return endpoint;
    }

    /** Starts the server again on the port it had, and waits until it answers. Does nothing while it runs. */
    synchronized void start() throws IOException {
        if (process != null && process.isAlive()) {
            return;
        }
        Process started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
        process = started;
        waitUntilItAnswers(started);
    }

    /** Asks the server to stop, and waits until it has. */
    synchronized void stop() {
        end(Process::destroy);
    }

    /** Kills the server as {@code kill -9} does: it writes nothing more and answers nobody. */
    synchronized void kill() {
        end(Process::destroyForcibly);
    }

    private void end(Consumer<Process> how) {
        Process running = process;
        process = null;
        if (running != null) {
            how.accept(running);
            awaitExit(running);
        }
    }

    private static void awaitExit(Process running) {
        try {
            if (!running.waitFor(20, TimeUnit.SECONDS)) {
                running.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void waitUntilItAnswers(Process started) throws IOException {
        HttpClient client =
                HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
        Instant deadline = Instant.now().plus(START_LIMIT);
        while (!answers(client)) {
            if (!started.isAlive()) {
                throw new EarlyExitException(name + " exited with " + started.exitValue() + ":\n" + lastLines());
            }
            if (Instant.now().isAfter(deadline)) {
                kill();
                throw new IOException(name + " did not answer within " + START_LIMIT + ":\n" + lastLines());
            }
        }
        if (!started.isAlive()) {
            throw new EarlyExitException("Something else answers on " + endpoint + ", where " + name + " should");
        }
    }

    private boolean answers(HttpClient client) throws IOException {
        HttpRequest request =
                HttpRequest.newBuilder(endpoint).timeout(Duration.ofSeconds(5)).build();
        try {
            client.send(request, HttpResponse.BodyHandlers.discarding());
            return true;
        } catch (IOException e) {
            return pauseAndTryAgain();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private boolean pauseAndTryAgain() throws IOException {
        try {
            Thread.sleep(50);
            return false;
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    private IOException interrupted(InterruptedException e) {
        kill();
        Thread.currentThread().interrupt();
        return new IOException("Interrupted while " + name + " started", e);
    }

    private String lastLines() throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.UTF_8);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 30), lines.size()));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> command(String name, List<String> program) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + WorkingFiles.newDirectory(name + "-tmp"),
                "-Dlogback.configurationFile=io/modelregistry/testservers/forked-logback.xml",
                "-cp",
                classPath(name),
                Leash.class.getName()));
        command.addAll(program);
        return List.copyOf(command);
    }

    /** The server's own jars, and of ours the one that holds {@link Leash} and the logging configuration. */
    private static String classPath(String name) {
        return WorkingFiles.ofThisModule() + File.pathSeparator + jars(name);
    }

    private static String jars(String name) {
        try (InputStream file = Leash.class.getResourceAsStream("/META-INF/class-path/" + name)) {
            if (file == null) {
                throw new IllegalStateException("No class path of " + name + ": build test-servers/" + name + " first");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class EarlyExitException extends IOException {
        private static final long serialVersionUID = 1L;

        EarlyExitException(String message) {
            super(message);
        }
    }
}
