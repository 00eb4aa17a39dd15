package io.modelregistry.core.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs {@link StoreProgram} in a process of its own. */
final class Fork implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private Fork(List<String> command) throws IOException {
        this.process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    static Fork of(Path directory, String... commands) throws IOException {
        return new Fork(java(directory, commands));
    }

    /**
     * Under a shell that prepares the ground, in a name space where it may mount.
     *
     * @param preparation shell commands; {@code $1} is the directory
     */
    static Fork prepared(String preparation, Path directory, String... commands) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "unshare",
                "--map-root-user",
                "--mount",
                "sh",
                "-ec",
                preparation + "; shift; exec \"$@\"",
                "sh",
                directory.toString()));
        command.addAll(java(directory, commands));
        return new Fork(command);
    }

    private static List<String> java(Path directory, String... commands) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx64m");
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), StoreProgram.class.getName()));
        command.add(directory.toString());
        command.addAll(List.of(commands));
        return command;
    }

    /** The next line; null at the end. */
    String line() throws IOException {
        return output.readLine();
    }

    /** All lines to the end. */
    List<String> lines() {
        return output.lines().toList();
    }

    /** Ends a {@code wait}. */
    void goOn() throws IOException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
    }

    /** As {@code kill -9} does. What it printed can still be read. */
    void kill() {
        process.toHandle().destroyForcibly();
        process.onExit().join();
    }

    int exitCode() throws InterruptedException {
        if (!process.waitFor(120, TimeUnit.SECONDS)) {
            throw new IllegalStateException("It does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        kill();
    }
}
