package io.modelregistry.core.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is in the directory, and what others may do to it. */
class FileLayoutTest {

    private static final byte[] HELLO = "hello".getBytes(StandardCharsets.UTF_8);
    private static final BlobKey KEY = new BlobKey(Digest.of(HELLO), 1);

    /** More than one buffer, so that the listener is called in the middle. */
    private static final int SEVERAL_BUFFERS = 1_000_000;

    private static final int LARGE = 10_000_000;

    @TempDir
    private Path directory;

    private ArtifactStore store;

    @BeforeEach
    void open() {
        store = FileArtifactStore.open(directory.resolve("store"));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void a_blob_is_a_read_only_file_named_by_its_digest() throws IOException {
        put(HELLO);
        Path blob = blob(KEY);
        assertThat(blob).hasBinaryContent(HELLO);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(blob)))
                .doesNotContain("w");
    }

    @Test
    void nothing_of_a_name_is_in_a_path() throws IOException {
        try (Staged staged = stage(BlobSource.of("../../escape.bin", HELLO))) {
            store.put(List.of(new Placement(staged, KEY)), TransferListener.NONE);
        }
        try (Stream<Path> files = Files.walk(directory)) {
            assertThat(files).noneMatch(file -> file.toString().contains("escape"));
        }
    }

    @Test
    void staged_files_go_when_they_are_closed_and_their_directory_goes_with_the_store() throws IOException {
        Staged staged = stage(BlobSource.of("a", HELLO));
        assertThat(stagedFiles()).isEqualTo(1);
        staged.close();
        assertThat(stagedFiles()).isZero();
        assertThat(stage(BlobSource.of("b", HELLO)).size()).isEqualTo(5);
        store.close();
        assertThat(directory.resolve("store/staging")).isEmptyDirectory();
    }

    @Test
    void nothing_stays_staged_when_one_of_many_fails() throws IOException {
        List<BlobSource> sources = List.of(
                BlobSource.of("a", HELLO),
                BlobSource.of("gone", directory.resolve("gone"), 5),
                BlobSource.of("b", HELLO));
        assertThatThrownBy(() -> store.stage(sources, TransferListener.NONE)).isInstanceOf(InvalidInputException.class);
        assertThat(stagedFiles()).isZero();
    }

    private long stagedFiles() throws IOException {
        try (Stream<Path> files = Files.walk(directory.resolve("store/staging"), 2)) {
            return files.filter(file -> file.getNameCount() == directory.getNameCount() + 4)
                    .count();
        }
    }

    @Test
    void two_stores_of_one_process_do_not_sweep_each_other() {
        try (ArtifactStore other = FileArtifactStore.open(directory.resolve("store"));
                Staged mine = stage(BlobSource.of("a", HELLO));
                Staged others = other.stage(List.of(BlobSource.of("b", HELLO)), TransferListener.NONE)
                        .get(0)) {
            store.sweep();
            other.sweep();
            store.put(List.of(new Placement(mine, KEY)), TransferListener.NONE);
            other.put(List.of(new Placement(others, new BlobKey(KEY.digest(), 2))), TransferListener.NONE);
        }
        assertThat(store.list()).hasSize(2);
    }

    @Test
    void foreign_files_are_passed_over() throws IOException {
        put(HELLO);
        Files.writeString(directory.resolve("store/blobs/.DS_Store"), "");
        Files.writeString(blob(KEY).resolveSibling("readme.txt"), "");
        Files.writeString(blob(KEY).resolveSibling(KEY.digest().hex() + ".tmp"), "");
        Files.createDirectory(directory.resolve("store/blobs/lost+found"));
        assertThat(store.list()).containsExactly(KEY);
    }

    @Test
    void a_link_in_the_place_of_a_blob_is_not_followed() throws IOException {
        Path secret = Files.write(directory.resolve("secret"), HELLO);
        Files.createDirectories(blob(KEY).getParent());
        Files.createSymbolicLink(blob(KEY), secret);
        assertThat(store.size(KEY)).isEmpty();
        assertThatThrownBy(() -> store.open(KEY, 0, 5)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> put(HELLO)).isInstanceOf(StoreException.class);
    }

    @Test
    void a_link_in_the_place_of_a_directory_is_not_followed() throws IOException {
        Path elsewhere = Files.createDirectory(directory.resolve("elsewhere"));
        Files.write(elsewhere.resolve(KEY.digest().hex() + ".1"), HELLO);
        Files.createSymbolicLink(blob(KEY).getParent(), elsewhere);
        assertThatThrownBy(() -> store.open(KEY, 0, 5)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> store.delete(KEY)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> put(HELLO)).isInstanceOf(StoreException.class);
        assertThat(elsewhere.resolve(KEY.digest().hex() + ".1")).exists();
    }

    @Test
    void a_put_is_refused_where_other_bytes_are_and_does_not_replace_them() throws IOException {
        Files.createDirectories(blob(KEY).getParent());
        Files.writeString(blob(KEY), "HELLO");
        assertThatThrownBy(() -> put(HELLO))
                .isInstanceOf(IntegrityException.class)
                .hasMessageContaining(KEY.digest().hex());
        assertThat(blob(KEY)).hasContent("HELLO");
    }

    @Test
    void a_blob_that_was_cut_is_not_served() throws IOException {
        put(HELLO);
        try (InputStream in = store.open(KEY, 0, 5)) {
            assertThat(in.read()).isEqualTo('h');
            blob(KEY).toFile().setWritable(true);
            Files.writeString(blob(KEY), "he");
            assertThat(in.read()).isEqualTo('e');
            assertThatThrownBy(in::read).isInstanceOf(IntegrityException.class);
        }
        assertThatThrownBy(() -> store.open(KEY, 0, 5)).isInstanceOf(IntegrityException.class);
    }

    @Test
    void a_source_that_grows_while_it_is_read_is_refused() throws IOException {
        assertThatThrownBy(
                        () -> stageDoing(SEVERAL_BUFFERS, file -> Files.write(file, HELLO, StandardOpenOption.APPEND)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'weights.bin'")
                .hasMessageContaining("had 1000000 bytes and now has 1000005");
    }

    @Test
    void a_source_that_is_written_to_while_it_is_read_is_refused() {
        assertThatThrownBy(() -> stageDoing(SEVERAL_BUFFERS, FileLayoutTest::overwriteFirstBytes))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it was written to while it was read");
    }

    private static void overwriteFirstBytes(Path file) throws IOException {
        Files.write(file, HELLO, StandardOpenOption.WRITE);
        Files.setLastModifiedTime(file, java.nio.file.attribute.FileTime.fromMillis(1));
    }

    @Test
    void a_source_that_shrinks_while_it_is_read_is_refused() {
        assertThatThrownBy(() -> stageDoing(LARGE, file -> Files.write(file, HELLO)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'weights.bin'");
    }

    @Test
    void a_source_that_vanishes_while_it_is_read_is_refused() {
        assertThatThrownBy(() -> stageDoing(LARGE, Files::delete))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("it is gone");
    }

    @Test
    void a_pipe_is_refused_without_waiting_for_a_writer() throws Exception {
        Path pipe = directory.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> stage(BlobSource.of("pipe", pipe, 0)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("'pipe'");
    }

    @Test
    void a_large_source_is_digested_as_it_is_written() throws IOException {
        byte[] content = new byte[LARGE + 1];
        new java.util.Random(1).nextBytes(content);
        Path file = Files.write(directory.resolve("weights.bin"), content);
        try (Staged staged = stage(BlobSource.of("weights.bin", file, content.length))) {
            assertThat(staged.digest()).isEqualTo(Digest.of(content));
        }
    }

    /** Stages a file and does something to it as soon as the first bytes are copied. */
    private void stageDoing(int size, FileAction action) throws IOException {
        Path file = Files.write(directory.resolve("weights.bin"), new byte[size]);
        boolean[] done = {false};
        store.stage(List.of(BlobSource.of("weights.bin", file, size)), (name, bytes, of) -> {
            if (!done[0]) {
                done[0] = true;
                action.run(file);
            }
        });
    }

    private Staged stage(BlobSource source) {
        return store.stage(List.of(source), TransferListener.NONE).get(0);
    }

    private void put(byte[] content) {
        try (Staged staged = stage(BlobSource.of("file", content))) {
            store.put(List.of(new Placement(staged, new BlobKey(staged.digest(), 1))), TransferListener.NONE);
        }
    }

    private Path blob(BlobKey key) {
        return directory.resolve("store/blobs").resolve(key.path());
    }

    @FunctionalInterface
    private interface FileAction {
        void act(Path file) throws IOException;

        default void run(Path file) {
            try {
                act(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
