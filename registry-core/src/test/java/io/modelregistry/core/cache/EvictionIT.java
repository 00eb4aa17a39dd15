package io.modelregistry.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Several processes that evict from one cache what the others fetch. */
@Timeout(180)
class EvictionIT {

    private static final int PROCESSES = 4;
    private static final int ROUNDS = 150;

    /** Room for two of six versions. */
    private static final long LIMIT = 8L * EvictingProcess.FILE_BYTES;

    @TempDir
    private Path directory;

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void endProcesses() {
        started.forEach(Process::destroyForcibly);
    }

    private Process start(long limit, long seed, int rounds) throws IOException {
        Process process = CacheProcess.start(
                EvictingProcess.class,
                directory.resolve("cache").toString(),
                Long.toString(limit),
                Long.toString(seed),
                Integer.toString(rounds));
        started.add(process);
        return process;
    }

    @Test
    void nobody_meets_a_version_of_which_a_part_was_evicted() throws Exception {
        long seed = System.nanoTime();
        Process killed = start(LIMIT, seed, ROUNDS);
        for (int i = 1; i <= PROCESSES; i++) {
            start(LIMIT, seed + i, ROUNDS);
        }
        awaitLine(killed, "round " + ROUNDS / 10);
        killed.destroyForcibly().waitFor();

        for (Process process : started.subList(1, started.size())) {
            String output = CacheProcess.output(process);
            assertThat(process.waitFor()).as("seed %d: %s", seed, output).isZero();
        }
        assertThatTheCacheIsSmallAgain();
    }

    /** The last to use it may have had to leave that to the next. */
    private void assertThatTheCacheIsSmallAgain() throws Exception {
        Process last = start(LIMIT, 1, 3);
        assertThat(last.waitFor()).as(CacheProcess.output(last)).isZero();
        try (LocalCache cache = LocalCache.open(directory.resolve("cache"))) {
            long bytes = cache.use(Inventory::of).bytes();
            assertThat(bytes).isPositive().isLessThanOrEqualTo(LIMIT + 4L * EvictingProcess.FILE_BYTES);
        }
        assertThat(files("staging")).isEmpty();
    }

    @Test
    void what_a_living_process_uses_stays_until_it_is_dead() throws Exception {
        Process user = start(Long.MAX_VALUE, 0, 0);
        Path used = Path.of(firstLine(user));
        try (LocalCache cache = LocalCache.open(directory.resolve("cache"), 0)) {
            fetchAllBut(0, cache);
            assertThat(used).isDirectoryContaining("glob:**layer-1.bin");
            assertThat(versions()).contains(used);

            user.destroyForcibly().waitFor();
            fetchAllBut(0, cache);
            assertThat(used).doesNotExist();
        }
    }

    @Test
    void an_eviction_that_is_stopped_keeps_nobody_from_anything_but_what_it_evicts() throws Exception {
        Process stopped = CacheProcess.start(
                StoppedEviction.class, directory.resolve("cache").toString());
        started.add(stopped);
        assertThat(firstLine(stopped)).isEqualTo("stopped");

        CacheSettings impatient = CacheSettings.USUAL.patience(Duration.ofMillis(100));
        try (LocalCache cache = new LocalCache(directory.resolve("cache"), impatient)) {
            fetchAllBut(0, cache);
            assertThatThrownBy(() -> EvictingProcess.version(0).in(cache).directory())
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("about to evict");

            stopped.destroyForcibly().waitFor();
            assertThat(EvictingProcess.version(0).in(cache).directory()).isNotEmptyDirectory();
        }
    }

    private static void fetchAllBut(int number, LocalCache cache) {
        IntStream.range(0, EvictingProcess.VERSIONS)
                .filter(other -> other != number)
                .forEach(other -> {
                    try (CachedVersionFiles files =
                            EvictingProcess.version(other).in(cache)) {
                        assertThat(files.directory()).isDirectoryContaining("glob:**layer-1.bin");
                    }
                });
    }

    private List<Path> versions() throws IOException {
        return files("versions");
    }

    private List<Path> files(String part) throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("cache").resolve(part))) {
            return files.toList();
        }
    }

    private static String firstLine(Process process) throws IOException {
        StringBuilder line = new StringBuilder();
        InputStream in = process.getInputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    private static void awaitLine(Process process, String line) throws IOException {
        String read = firstLine(process);
        while (!read.equals(line)) {
            assertThat(read).as("it goes on").startsWith("round");
            read = firstLine(process);
        }
    }
}
