package io.modelregistry.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes, some of which are killed. */
class FileArtifactStoreIT {

    private static final int KILLS = 8;
    private static final int LONGEST_LIFE_MILLIS = 400;
    private static final int BLOBS_IN_RACE = 60;

    @TempDir
    private Path directory;

    @Test
    void a_process_that_is_killed_leaves_whole_blobs_and_what_a_sweep_removes() throws Exception {
        long seed = new Random().nextInt(1000);
        System.err.println("Seed of kills: " + seed);
        Random random = new Random(seed);
        List<BlobKey> acknowledged = new ArrayList<>();
        for (int kill = 0; kill < KILLS; kill++) {
            acknowledged.addAll(putUntilKilled(seed + kill, random.nextInt(LONGEST_LIFE_MILLIS)));
        }
        assertThat(stagingEntries()).isNotEmpty();
        try (ArtifactStore store = FileArtifactStore.open(directory)) {
            List<BlobKey> there = list(store);
            assertThat(there).containsAll(acknowledged);
            there.forEach(key -> assertThat(digest(store, key)).isEqualTo(key.digest()));
            store.sweep();
            assertThat(stagingEntries()).isEmpty();
            assertThat(list(store)).containsExactlyInAnyOrderElementsOf(there);
        }
    }

    private List<BlobKey> putUntilKilled(long seed, int life) throws Exception {
        List<BlobKey> acknowledged = new ArrayList<>();
        try (Fork fork = Fork.of(directory, "put-until-killed=" + seed)) {
            acknowledged.add(key(fork.line()));
            Thread.sleep(life);
            fork.kill();
            fork.lines().stream().map(FileArtifactStoreIT::key).forEach(acknowledged::add);
        }
        return acknowledged;
    }

    @Test
    void what_a_living_process_staged_is_swept_only_after_its_death() throws Exception {
        try (Fork fork = Fork.of(directory, "stage=1:100000", "wait");
                ArtifactStore store = FileArtifactStore.open(directory)) {
            assertThat(fork.line()).startsWith("stage ");
            store.sweep();
            assertThat(stagingEntries()).hasSize(2);
            fork.kill();
            store.sweep();
            assertThat(stagingEntries()).isEmpty();
        }
    }

    @Test
    void a_sweep_does_not_let_go_of_the_locks_of_its_own_process() throws Exception {
        BlobSource source = BlobSource.of("weights.bin", new byte[1000]);
        try (ArtifactStore store = FileArtifactStore.open(directory);
                ArtifactStore other = FileArtifactStore.open(directory);
                Staged staged =
                        store.stage(List.of(source), TransferListener.NONE).get(0)) {
            store.sweep();
            other.sweep();
            try (Fork fork = Fork.of(directory, "sweep")) {
                assertThat(fork.lines()).containsExactly("sweep done");
            }
            BlobKey key = new BlobKey(staged.digest(), 1);
            store.put(List.of(new Placement(staged, key)), TransferListener.NONE);
            assertThat(list(store)).containsExactly(key);
        }
    }

    @Test
    void a_process_that_ends_in_order_leaves_nothing_staged() throws Exception {
        try (Fork fork = Fork.of(directory, "stage=1:100000", "put=2:1000")) {
            assertThat(fork.lines()).hasSize(2);
            assertThat(fork.exitCode()).isZero();
            assertThat(stagingEntries()).isEmpty();
        }
    }

    @Test
    void processes_that_put_the_same_blobs_at_once_all_succeed() throws Exception {
        String[] commands = new String[BLOBS_IN_RACE + 1];
        commands[0] = "wait";
        for (int i = 1; i <= BLOBS_IN_RACE; i++) {
            commands[i] = "put=" + i + ":" + 200_000 * (i % 4);
        }
        try (Fork one = Fork.of(directory, commands);
                Fork other = Fork.of(directory, commands)) {
            one.goOn();
            other.goOn();
            assertThat(one.lines())
                    .isEqualTo(other.lines())
                    .allMatch(line -> line.startsWith("put ") || line.startsWith("wait"));
        }
        try (ArtifactStore store = FileArtifactStore.open(directory)) {
            assertThat(list(store))
                    .hasSize(BLOBS_IN_RACE * 3 / 4 + 1)
                    .allMatch(key -> digest(store, key).equals(key.digest()));
        }
    }

    @Test
    void a_long_file_passes_through_64_megabytes_of_memory() throws Exception {
        Path sparse = directory.resolve("sparse.bin");
        try (RandomAccessFile file = new RandomAccessFile(sparse.toFile(), "rw")) {
            file.setLength(512L << 20);
        }
        try (Fork fork = Fork.of(directory.resolve("store"), "put-file=" + sparse, "list")) {
            assertThat(fork.lines())
                    .satisfiesExactly(
                            put -> assertThat(put).matches("put-file [0-9a-f]{2}/[0-9a-f]{64}.1"),
                            list -> assertThat(list).isEqualTo("list 1"));
        }
    }

    private List<Path> stagingEntries() throws IOException {
        try (Stream<Path> entries = Files.list(directory.resolve("staging"))) {
            return entries.toList();
        }
    }

    private static BlobKey key(String line) {
        return BlobKey.ofPath(line.replace("put ", "")).orElseThrow();
    }

    private static List<BlobKey> list(ArtifactStore store) {
        try (Stream<BlobKey> keys = store.list()) {
            return keys.toList();
        }
    }

    private static Digest digest(ArtifactStore store, BlobKey key) {
        MessageDigest sha256 = Digest.sha256();
        try (InputStream in =
                new DigestInputStream(store.open(key, 0, store.size(key).orElseThrow()), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
            return Digest.finish(sha256);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
