package io.modelregistry.core.origin;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the {@code git} command about a directory, without a shell, and without what a repository or the environment could have it
 * run: hooks, a file-system monitor, another repository. What takes long is killed.
 */
final class Git {

    private static final Logger LOG = LoggerFactory.getLogger(Git.class);
    private static final long SECONDS = 10;
    private static final int LINES = 20;
    private static final List<String> HARMLESS = List.of(
            "--no-pager",
            "--no-optional-locks",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "core.hooksPath=" + (File.separatorChar == '/' ? "/dev/null" : "NUL"));

    private final Path directory;
    private final Map<String, String> environment;
    private final long seconds;

    /** In a directory, with the command found by the {@code PATH} of an environment. */
    Git(Path directory, Map<String, String> environment) {
        this(directory, environment, SECONDS);
    }

    Git(Path directory, Map<String, String> environment, long seconds) {
        this.directory = directory.toAbsolutePath();
        this.environment = environment;
        this.seconds = seconds;
    }

    /** The first lines of what a command prints; empty if it fails, does not end in time or is not there. */
    Optional<List<String>> lines(String... arguments) {
        return command().flatMap(git -> run(git, arguments));
    }

    /** Not left to the operating system, which may look into the working directory first. */
    private Optional<Path> command() {
        String path = environment.getOrDefault("PATH", environment.getOrDefault("Path", ""));
        return Stream.of(path.split(File.pathSeparator, -1))
                .flatMap(Git::absolute)
                .flatMap(folder -> Stream.of(folder.resolve("git"), folder.resolve("git.exe")))
                .filter(git -> Files.isRegularFile(git) && Files.isExecutable(git))
                .findFirst();
    }

    private static Stream<Path> absolute(String folder) {
        try {
            return Stream.of(Path.of(folder)).filter(Path::isAbsolute);
        } catch (InvalidPathException e) {
            return Stream.empty();
        }
    }

    private Optional<List<String>> run(Path git, String... arguments) {
        List<String> command = new ArrayList<>(List.of(git.toString()));
        command.addAll(HARMLESS);
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        environment.forEach(builder.environment()::put);
        builder.environment().keySet().removeIf(name -> name.startsWith("GIT_"));
        builder.environment().put("LC_ALL", "C");
        try {
            return output(builder.start());
        } catch (IOException e) {
            LOG.debug("git cannot be asked about {}", directory, e);
            return Optional.empty();
        }
    }

    private Optional<List<String>> output(Process process) throws IOException {
        CompletableFuture<Process> end = process.onExit()
                .orTimeout(seconds, TimeUnit.SECONDS)
                .whenComplete((ended, late) -> {
                    if (late != null) {
                        kill(process);
                    }
                });
        try (BufferedReader reader =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            List<String> lines = reader.lines().limit(LINES).toList();
            if (lines.size() == LINES) {
                kill(process);
                return Optional.of(lines);
            }
            boolean isGood = end.handle((ended, late) -> late == null && ended.exitValue() == 0)
                    .join();
            return isGood ? Optional.of(lines) : Optional.empty();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Also closes its output, so it is not for a process that ended by itself and was not read yet. */
    private static void kill(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }
}
