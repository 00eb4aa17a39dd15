package io.modelregistry.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.VersionFiles;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.StoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to bytes on the local disk and in the store, and what callers see of it. */
class DamageTest {

    private static final String NAME = "weights/weights.bin";

    @TempDir
    private Path temporary;

    private final TestArtifacts store = new TestArtifacts();
    private final byte[] content = bytes(300_000);
    private final TestVersion version =
            TestVersion.of("bytes:1", store).with(NAME, content).with("model.json", "{}");
    private final Digest digest = Digest.of(content);
    private LocalCache cache;

    @BeforeEach
    void openCache() {
        cache = LocalCache.open(temporary.resolve("cache"));
    }

    @AfterEach
    void closeCache() {
        cache.close();
    }

    @Nested
    class OfLocalCopies {

        private Path path;

        @BeforeEach
        void fetch() {
            path = files().path(NAME);
            assertThat(store.opened()).isEqualTo(1);
        }

        @Test
        void a_flipped_bit_is_repaired_whatever_asks() throws IOException {
            flipBit(path);
            assertThat(files().path(NAME)).hasBinaryContent(content);
            flipBit(path);
            assertThat(files().directory().resolve(NAME)).hasBinaryContent(content);
            flipBit(path);
            assertThat(files().copyTo(temporary.resolve("copy")).resolve(NAME)).hasBinaryContent(content);
            flipBit(blob());
            try (InputStream in = files().open(NAME)) {
                assertThat(in).hasBinaryContent(content);
            }
            assertThat(store.opened()).isEqualTo(1 + 4 + 1);
        }

        @Test
        void a_flipped_bit_under_an_unchanged_time_shows_when_the_file_is_read() throws IOException {
            flipBitUnseen(path);

            assertThat(files(Verification.ALWAYS).path(NAME)).hasBinaryContent(content);
            assertThat(store.opened()).isEqualTo(2);
        }

        @Test
        void a_flipped_bit_under_an_unchanged_time_is_never_copied() throws IOException {
            flipBitUnseen(path);

            assertThat(files().copyTo(temporary.resolve("copy")).resolve(NAME)).hasBinaryContent(content);
            assertThat(files().path(NAME)).hasBinaryContent(content);
        }

        @Test
        void truncated_and_longer_and_deleted_files_are_fetched_again() throws IOException {
            writable(path);
            Files.write(path, new byte[10]);
            assertThat(files().path(NAME)).hasBinaryContent(content);
            writable(path);
            Files.write(path, new byte[content.length + 1]);
            assertThat(files().path(NAME)).hasBinaryContent(content);
            Files.delete(blob());
            Files.delete(path);
            assertThat(files().path(NAME)).hasBinaryContent(content);
            assertThat(store.opened()).isEqualTo(4);
        }

        @Test
        void a_deleted_name_is_linked_again_without_a_fetch() throws IOException {
            Files.delete(path);

            assertThat(files().path(NAME)).hasBinaryContent(content);
            assertThat(Files.isSameFile(path, blob())).isTrue();
            assertThat(store.opened()).isEqualTo(1);
        }

        @Test
        void a_deleted_blob_that_a_name_still_holds_is_not_missed_until_it_is_needed() throws IOException {
            Files.delete(blob());

            assertThat(files().path(NAME)).hasBinaryContent(content);
            assertThat(store.opened()).isEqualTo(1);
            try (InputStream in = files().open(NAME)) {
                assertThat(in).hasBinaryContent(content);
            }
            assertThat(store.opened()).isEqualTo(2);
        }

        @Test
        void a_file_put_in_the_place_of_a_name_is_not_served() throws IOException {
            Path planted = Files.write(temporary.resolve("planted"), bytes(300_001));
            Files.move(planted, path, StandardCopyOption.REPLACE_EXISTING);

            assertThat(files().path(NAME)).hasBinaryContent(content);
            assertThat(store.opened()).isEqualTo(1);
        }

        @Test
        void a_symbolic_link_in_the_place_of_a_blob_is_not_followed() throws IOException {
            Path copy = Files.write(temporary.resolve("elsewhere"), content);
            Files.delete(blob());
            Files.delete(path);
            Files.createSymbolicLink(blob(), copy);

            assertThat(files().path(NAME)).hasBinaryContent(content);
            assertThat(Files.isSymbolicLink(blob())).isFalse();
            assertThat(store.opened()).isEqualTo(2);
        }

        @Test
        void a_repaired_blob_reaches_every_version_that_has_it() throws IOException {
            TestVersion other = TestVersion.of("bytes:2", store).with("other.bin", content);
            Path otherPath = other.in(cache).path("other.bin");
            flipBit(path);

            assertThat(other.in(cache).path("other.bin"))
                    .hasBinaryContent(content)
                    .isEqualTo(otherPath);
            assertThat(files().path(NAME)).hasBinaryContent(content);
            assertThat(Files.isSameFile(otherPath, path)).isTrue();
            assertThat(store.opened()).isEqualTo(2);
        }

        @Test
        void a_touched_file_is_verified_again_once_and_not_fetched() throws IOException {
            FileIdentity record = recordOfVerification();
            assertThat(files().path(NAME)).exists();
            assertThat(recordOfVerification()).as("not verified again").isEqualTo(record);

            Files.setLastModifiedTime(path, FileTime.from(Instant.parse("2001-02-03T04:05:06Z")));
            assertThat(files().path(NAME)).exists();
            FileIdentity renewed = recordOfVerification();
            assertThat(renewed).as("verified again").isNotEqualTo(record);
            assertThat(files().path(NAME)).exists();
            assertThat(recordOfVerification()).as("and remembered").isEqualTo(renewed);
            assertThat(store.opened()).isEqualTo(1);
        }

        @Test
        void what_was_verified_is_remembered_by_the_next_process() throws IOException {
            FileIdentity record = recordOfVerification();
            cache.close();
            cache = LocalCache.open(cache.directory());

            assertThat(files().path(NAME)).hasBinaryContent(content);
            assertThat(recordOfVerification()).isEqualTo(record);
        }

        @Test
        void a_record_is_worth_nothing_for_another_file() throws IOException {
            Path moved = temporary.resolve("moved");
            copyTree(cache.directory(), moved);
            Path movedBlob = moved.resolve(cache.directory().relativize(blob()));
            flipBit(movedBlob);
            Files.setLastModifiedTime(movedBlob, Files.getLastModifiedTime(blob()));
            try (LocalCache other = LocalCache.open(moved)) {
                assertThat(version.in(other).path(NAME)).hasBinaryContent(content);
            }
            assertThat(store.opened()).isEqualTo(2);
        }

        @Test
        void a_broken_record_is_worth_nothing() throws IOException {
            Path record = record();
            String line = Files.readString(record);
            for (String broken : List.of("", line.strip(), line.substring(1), line + line, "x\n")) {
                Files.writeString(record, broken);
                flipBitUnseen(path);
                assertThat(files().path(NAME)).hasBinaryContent(content);
            }
        }

        @Test
        void what_cannot_be_repaired_is_not_served() throws IOException {
            flipBit(path);
            store.lose(digest);

            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> files().path(NAME));
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> files().open(NAME));
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> files().directory());
        }

        @Test
        void a_cache_that_was_deleted_fills_again() throws IOException {
            deleteTree(cache.directory());

            assertThat(files().path(NAME)).hasBinaryContent(content);
        }

        private FileIdentity recordOfVerification() throws IOException {
            return FileIdentity.require(record());
        }

        private Path record() {
            return cache.directory()
                    .resolve("verified")
                    .resolve(cache.directory().relativize(blob()));
        }
    }

    @Nested
    class OfTheStore {

        @Test
        void a_flipped_bit_is_refused_and_named() {
            byte[] flipped = content.clone();
            flipped[flipped.length / 2] ^= 1;
            store.hold(digest, flipped);

            assertRefused("the store has " + Digest.of(flipped));
        }

        @Test
        void missing_bytes_are_refused_and_named() {
            store.lose(digest);

            assertRefused("the store says: Damaged: blob " + digest + ".1: nothing is there");
        }

        @Test
        void too_few_bytes_are_refused_and_named() {
            store.wrap(in -> new ShortStream(in, 299_999));

            assertRefused("the store has only 299999 bytes");
        }

        @Test
        void too_many_bytes_are_refused_without_filling_the_disk() {
            store.wrap(EndlessStream::new);

            assertRefused("the store has more than 300000 bytes");
        }

        @Test
        void other_files_of_the_version_are_served_all_the_same() {
            store.lose(digest);

            assertThat(files().path("model.json")).hasContent("{}");
        }

        @Test
        void damage_that_the_store_itself_finds_is_named_too() {
            store.wrap(in -> new FailingStream(in, IntegrityException.of("object xyz", "checksum differs")));

            assertRefused("the store says: Damaged: object xyz: checksum differs");
        }

        @Test
        void a_read_that_breaks_off_is_the_stores_failure_and_can_be_repeated() {
            store.wrap(in -> new FailingStream(in, new IOException("reset by peer")));
            assertThatExceptionOfType(StoreException.class)
                    .isThrownBy(() -> files().path(NAME))
                    .withMessageContaining("Store test:artifacts: reading " + digest + ".1 broke off")
                    .satisfies(e -> assertThat(e.isRetryable()).isTrue());
            assertNothingIsKept();

            store.wrap(in -> in);
            assertThat(files().path(NAME)).hasBinaryContent(content);
        }

        @Test
        void nothing_is_copied_when_one_file_of_many_is_damaged() {
            store.lose(digest);

            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> files().copyTo(temporary.resolve("new/parents/copy")));
            assertThat(temporary.resolve("new")).doesNotExist();
            assertThat(temporary)
                    .isDirectoryNotContaining(
                            path -> path.getFileName().toString().startsWith("."));
        }

        private void assertRefused(String finding) {
            VersionFiles files = files();
            for (int i = 0; i < 2; i++) {
                assertThatExceptionOfType(IntegrityException.class)
                        .isThrownBy(() -> files.path(NAME))
                        .withMessage("Damaged: " + NAME + " of bytes:1: registered were " + digest + ", " + finding)
                        .satisfies(e -> assertThat(e.subject()).isEqualTo(NAME + " of bytes:1"));
                assertNothingIsKept();
            }
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> files.open(NAME));
            assertThatExceptionOfType(IntegrityException.class).isThrownBy(files::directory);
            assertThatExceptionOfType(IntegrityException.class)
                    .isThrownBy(() -> files.copyTo(temporary.resolve("copy")));
            assertThat(temporary.resolve("copy")).doesNotExist();
        }

        private void assertNothingIsKept() {
            assertThat(cache.directory().resolve("staging")).isEmptyDirectory();
            assertThat(blob()).doesNotExist();
        }
    }

    private VersionFiles files() {
        return version.in(cache);
    }

    private VersionFiles files(Verification verification) {
        return version.in(cache, TransferListener.NONE, verification);
    }

    private Path blob() {
        return cache.directory()
                .resolve("blobs")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex());
    }

    private static void flipBit(Path file) throws IOException {
        writable(file);
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
    }

    private static void flipBitUnseen(Path file) throws IOException {
        FileTime before = Files.getLastModifiedTime(file);
        flipBit(file);
        Files.setLastModifiedTime(file, before);
    }

    private static void writable(Path file) throws IOException {
        Permissions.makeWritable(file);
    }

    private static byte[] bytes(int size) {
        byte[] bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        return bytes;
    }

    private static void copyTree(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)), StandardCopyOption.COPY_ATTRIBUTES);
                Permissions.makeWritable(to.resolve(from.relativize(file)));
            }
        }
    }

    private static void deleteTree(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Permissions.makeWritable(file.getParent());
                Files.delete(file);
            }
        }
    }

    private static final class ShortStream extends FilterInputStream {
        private int left;

        ShortStream(InputStream in, int left) {
            super(in);
            this.left = left;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = left == 0 ? -1 : in.read(buffer, offset, Math.min(left, length));
            left -= Math.max(read, 0);
            return read;
        }
    }

    private static final class EndlessStream extends FilterInputStream {
        EndlessStream(InputStream in) {
            super(in);
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            return length;
        }
    }

    private static final class FailingStream extends FilterInputStream {
        private final Exception failure;
        private int reads;

        FailingStream(InputStream in, Exception failure) {
            super(in);
            this.failure = failure;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (reads++ < 2) {
                return in.read(buffer, offset, length);
            }
            if (failure instanceof IOException exception) {
                throw exception;
            }
            throw (RuntimeException) failure;
        }
    }
}
