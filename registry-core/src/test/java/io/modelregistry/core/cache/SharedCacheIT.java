package io.modelregistry.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes with one cache, some of which die. */
@Timeout(120)
class SharedCacheIT {

    private static final int PROCESSES = 4;
    private static final int SLOWLY = 20;

    @TempDir
    private Path temporary;

    private final byte[] content = new byte[4_000_000];
    private final List<Process> started = new ArrayList<>();
    private Path directory;
    private Path store;

    @BeforeEach
    void fillStore() throws IOException {
        new Random(1).nextBytes(content);
        directory = temporary.resolve("cache");
        store = Files.createDirectory(temporary.resolve("store"));
        Files.write(store.resolve(CacheProcess.FILE), content);
    }

    @AfterEach
    void endProcesses() {
        started.forEach(Process::destroyForcibly);
    }

    @Test
    void four_processes_cause_one_fetch() throws Exception {
        for (int i = 0; i < PROCESSES; i++) {
            start(SLOWLY);
        }

        for (Process process : started) {
            String output = CacheProcess.output(process);
            assertThat(process.waitFor()).as(output).isZero();
            assertThat(Path.of(output)).hasBinaryContent(content);
        }
        assertThat(CacheProcess.fetches(store)).isEqualTo(1);
        assertThat(staged()).isEmpty();
    }

    @Test
    void a_process_killed_while_it_fetches_hinders_nobody_and_leaves_nothing() throws Exception {
        Process victim = start(SLOWLY);
        awaitStaged();
        victim.destroyForcibly().waitFor();
        assertThat(staged()).as("left over").hasSize(1);
        assertThat(directory.resolve("blobs")).doesNotExist();

        try (LocalCache cache = LocalCache.open(directory)) {
            assertThat(CacheProcess.files(cache, store, 0).path(CacheProcess.FILE))
                    .hasBinaryContent(content);
        }
        assertThat(staged()).isEmpty();
        assertThat(CacheProcess.fetches(store)).isEqualTo(2);
    }

    @Test
    void whoever_waits_takes_over_from_a_process_that_is_killed() throws Exception {
        Process victim = start(SLOWLY);
        awaitStaged();
        Process heir = start(0);
        assertThat(heir.waitFor(1, TimeUnit.SECONDS)).as("it waits").isFalse();

        victim.destroyForcibly();

        String output = CacheProcess.output(heir);
        assertThat(heir.waitFor()).as(output).isZero();
        assertThat(Path.of(output)).hasBinaryContent(content);
        assertThat(CacheProcess.fetches(store)).isEqualTo(2);
    }

    @Test
    void a_process_that_is_stopped_holds_nobody_up() throws Exception {
        Process stopped = start(SLOWLY);
        awaitStaged();
        signal(stopped, "-STOP");

        CacheSettings impatient = CacheSettings.USUAL.patience(Duration.ofMillis(300));
        try (LocalCache cache = new LocalCache(directory, impatient)) {
            assertThat(CacheProcess.files(cache, store, 0).path(CacheProcess.FILE))
                    .hasBinaryContent(content);
        }
        signal(stopped, "-CONT");
        String output = CacheProcess.output(stopped);
        assertThat(stopped.waitFor()).as(output).isZero();
        assertThat(Path.of(output)).hasBinaryContent(content);
        assertThat(staged()).isEmpty();
    }

    @Test
    void a_process_that_is_slow_is_waited_for() throws Exception {
        Process slow = start(4 * SLOWLY);
        awaitStaged();

        CacheSettings impatient = CacheSettings.USUAL.patience(Duration.ofSeconds(2));
        try (LocalCache cache = new LocalCache(directory, impatient)) {
            assertThat(CacheProcess.files(cache, store, 0).path(CacheProcess.FILE))
                    .hasBinaryContent(content);
        }
        assertThat(slow.waitFor()).isZero();
        assertThat(CacheProcess.fetches(store)).isEqualTo(1);
    }

    private static void signal(Process process, String signal) throws Exception {
        Process kill = new ProcessBuilder("kill", signal, Long.toString(process.pid())).start();
        assumeThat(kill.waitFor()).as("kill " + signal).isZero();
    }

    @Test
    void sweeping_spares_what_a_living_process_writes() throws Exception {
        Process living = start(SLOWLY);
        awaitStaged();

        try (LocalCache cache = LocalCache.open(directory)) {
            Files.writeString(directory.resolve("staging/" + "0".repeat(64) + ".left-over"), "left over");
            Files.writeString(directory.resolve("staging/of-somebody-else"), "not ours");
            cache.use(opened -> null);
            assertThat(staged()).hasSize(2).noneMatch(file -> file.endsWith("left-over"));
        }
        String output = CacheProcess.output(living);
        assertThat(living.waitFor()).as(output).isZero();
        assertThat(CacheProcess.fetches(store)).isEqualTo(1);
    }

    @Test
    void kills_at_any_moment_leave_whole_files_or_none() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int round = 0; round < 5; round++) {
            Path cacheOfRound = temporary.resolve("cache-" + round);
            Process victim = CacheProcess.start(List.of(), cacheOfRound, store, 1);
            started.add(victim);
            victim.waitFor(200 + random.nextInt(600), TimeUnit.MILLISECONDS);
            victim.destroyForcibly().waitFor();

            for (Path file : regularFiles(cacheOfRound.resolve("versions"), cacheOfRound.resolve("blobs"))) {
                assertThat(file).as("seed %d", seed).hasBinaryContent(content);
            }
            try (LocalCache cache = LocalCache.open(cacheOfRound)) {
                assertThat(CacheProcess.files(cache, store, 0).path(CacheProcess.FILE))
                        .as("seed %d", seed)
                        .hasBinaryContent(content);
                assertThat(regularFiles(cacheOfRound.resolve("staging"))).isEmpty();
            }
        }
    }

    @Test
    void a_file_that_may_not_grow_on_is_a_clear_failure_that_leaves_nothing() throws Exception {
        Path bash = Path.of("/bin/bash");
        assumeThat(bash).exists();
        List<String> limited = List.of(bash.toString(), "-c", "ulimit -f 1000; exec \"$@\"", "bash");

        Process process = CacheProcess.start(limited, directory, store, 0);
        started.add(process);

        assertThat(CacheProcess.output(process))
                .contains("StoreException: Store " + directory + ": files cannot be kept there: File too large");
        assertThat(process.waitFor()).isNotZero();
        assertThat(staged()).isEmpty();
        assertThat(regularFiles(directory.resolve("blobs"), directory.resolve("versions")))
                .isEmpty();
    }

    private Process start(int millis) throws IOException {
        Process process = CacheProcess.start(List.of(), directory, store, millis);
        started.add(process);
        return process;
    }

    private void awaitStaged() throws Exception {
        while (staged().isEmpty() || Files.size(staged().get(0)) == 0) {
            Thread.sleep(5);
        }
    }

    private List<Path> staged() {
        return regularFiles(directory.resolve("staging"));
    }

    private static List<Path> regularFiles(Path... directories) {
        return Stream.of(directories).flatMap(SharedCacheIT::walk).toList();
    }

    private static Stream<Path> walk(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (NoSuchFileException e) {
            return Stream.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
