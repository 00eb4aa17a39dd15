package io.modelregistry.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Java process with this module's class path. What it prints goes to files, so that nothing is lost when it is killed. */
final class Fork implements AutoCloseable {

    private final Process process;
    private final Path out;
    private final Path err;

    private Fork(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Runs a program's main method. */
    static Fork of(Class<?> program, List<String> arguments) throws IOException {
        return of(program, List.of("-Xmx256m"), arguments);
    }

    /** As {@link #of(Class, List)}, with options for the JVM. */
    static Fork of(Class<?> program, List<String> options, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(program("java"), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(options);
        command.addAll(passedOn());
        command.addAll(List.of("-cp", classPath(), program.getName()));
        command.addAll(arguments);
        return start(command, Path.of("/dev/null"));
    }

    /** Runs any command with what it shall read. */
    static Fork start(List<String> command, Path input) throws IOException {
        Path directory = Files.createDirectories(Path.of("target", "forks"));
        Path out = Files.createTempFile(directory, "fork-", ".out");
        Path err = Files.createTempFile(directory, "fork-", ".err");
        Process process = new ProcessBuilder(command)
                .redirectInput(input.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
        return new Fork(process, out, err);
    }

    /** The path of a program of the JDK that runs this. */
    static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    /** The class path of the tests. */
    static String classPath() {
        return System.getProperty("java.class.path");
    }

    private static List<String> passedOn() {
        List<String> options = new ArrayList<>();
        for (String name : List.of("java.io.tmpdir", "aws.accessKeyId", "aws.secretAccessKey")) {
            String value = System.getProperty(name);
            if (value != null) {
                options.add("-D" + name + "=" + value);
            }
        }
        return options;
    }

    /** Every whole line it has printed so far. */
    List<String> lines() throws IOException {
        String text = Files.readString(out, StandardCharsets.UTF_8);
        return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
    }

    /** What it has printed to its error output so far. */
    String errors() throws IOException {
        return Files.readString(err, StandardCharsets.UTF_8);
    }

    /** Waits until it has printed a line. */
    void awaitLine(String line) throws IOException, InterruptedException {
        awaitLines(line, 1);
    }

    /** Waits until it has printed so many lines that begin with a text. */
    void awaitLines(String beginning, int count) throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofMinutes(3).toNanos();
        while (lines().stream().filter(line -> line.startsWith(beginning)).count() < count) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException(
                        "No " + count + " lines '" + beginning + "' came:\n" + lines() + "\n" + errors());
            }
            Thread.sleep(5);
        }
    }

    /** Kills it with SIGKILL: it can do nothing more. */
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end, which must be a good one, and returns what it printed. */
    List<String> join(Duration limit) throws IOException, InterruptedException {
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new IllegalStateException("It did not end within " + limit + ":\n" + lines() + "\n" + errors());
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException("It ended with " + process.exitValue() + ":\n" + errors());
        }
        return lines();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
