package io.modelregistry.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.VersionFiles;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.internal.Manifest;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.StoredFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A cache in directories of all kinds. */
class LocalCacheTest {

    @TempDir
    private Path temporary;

    private final TestArtifacts store = new TestArtifacts();
    private final TestVersion version =
            TestVersion.of("churn:7", store).with("model.json", "{}").with("weights/layer-1.bin", "one");

    @Test
    void opening_creates_nothing() {
        Path directory = temporary.resolve("a/b/cache");
        try (LocalCache cache = LocalCache.open(directory)) {
            assertThat(cache.directory()).isEqualTo(directory).doesNotExist();
            assertThat(version.in(cache).path("model.json"))
                    .startsWith(directory)
                    .hasContent("{}");
        }
    }

    @Test
    void a_place_that_cannot_be_a_directory_is_a_clear_failure() throws IOException {
        Path file = Files.writeString(temporary.resolve("file"), "a file");
        try (LocalCache cache = LocalCache.open(file.resolve("cache"))) {
            assertUnusable(version.in(cache), file.resolve("cache"));
        }
        assertThat(store.opened()).isZero();
    }

    @Test
    void a_directory_that_cannot_be_written_is_a_clear_failure() throws IOException {
        Path directory = Files.createDirectory(temporary.resolve("read-only"));
        Permissions.makeReadOnly(directory);
        assumeThat(Files.isWritable(directory))
                .as("the administrator may write anywhere")
                .isFalse();
        try (LocalCache cache = LocalCache.open(directory)) {
            assertUnusable(version.in(cache), directory);
        }
    }

    private void assertUnusable(VersionFiles files, Path directory) {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> files.path("model.json"))
                .withMessageStartingWith("Store " + directory + ": files cannot be kept there: ")
                .satisfies(e -> assertThat(e.isRetryable()).isFalse())
                .satisfies(e -> assertThat(e.store()).isEqualTo(directory.toString()));
        assertThatExceptionOfType(StoreException.class).isThrownBy(() -> files.copyTo(temporary.resolve("copy")));
        assertThat(temporary.resolve("copy")).doesNotExist();
    }

    @Test
    void a_version_of_100_000_files_is_checked_once_and_searched_fast() {
        List<StoredFile> stored =
                IntStream.range(0, 100_000).mapToObj(this::stored).toList();
        Digest digest =
                Manifest.of(stored.stream().map(StoredFile::file).toList()).digest();
        try (LocalCache cache = LocalCache.open(temporary.resolve("cache"))) {
            VersionFiles files =
                    new CachedVersionFiles("many:1", digest, () -> stored, FileSource.of(() -> store, cache));

            assertThat(files.list()).hasSize(100_000);
            for (int i = 0; i < 1_000; i++) {
                assertThat(files.path(stored.get(7).file().name())).hasContent("7");
            }
        }
    }

    private StoredFile stored(int i) {
        byte[] content = {(byte) ('0' + i % 10)};
        Digest digest = Digest.of(content);
        store.hold(digest, content);
        return new StoredFile(new ModelFile("part-" + i % 100 + "/" + i, 1, digest), new BlobKey(digest, 1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escape", "a/../../b", "/etc/passwd", "..", ".", ""})
    void no_name_leads_out_of_its_directory(String name) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> RelativeNames.resolve(temporary, name))
                .withMessageContaining("a relative path below its directory");
    }

    @Test
    void a_name_that_the_system_cannot_write_is_a_clear_failure() {
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> RelativeNames.resolve(temporary, "a\u0000b"))
                .withMessageContaining("this Java cannot write the file name")
                .withMessageContaining("start it in a UTF-8 locale");
    }

    /** Some file systems have no hard links, and all of them have a greatest number of links to one file. */
    @Nested
    class WithoutHardLinks {

        @Test
        void files_are_copied_once_and_verified_copies_are_remembered() throws IOException {
            try (LocalCache cache = openWithoutLinks()) {
                Path directory = version.in(cache).directory();
                FileIdentity copied = FileIdentity.require(directory.resolve("model.json"));

                assertThat(directory.resolve("weights/layer-1.bin")).hasContent("one");
                assertThat(version.in(cache).path("model.json")).hasContent("{}");
                assertThat(FileIdentity.require(directory.resolve("model.json")))
                        .isEqualTo(copied);
            }
            try (LocalCache cache = openWithoutLinks()) {
                Path path = version.in(cache).path("model.json");
                FileIdentity copied = FileIdentity.require(path);
                assertThat(version.in(cache).path("model.json")).isEqualTo(path);
                assertThat(FileIdentity.require(path)).isEqualTo(copied);
            }
            assertThat(store.opened()).isEqualTo(2);
        }

        @Test
        void a_damaged_copy_is_replaced() throws IOException {
            try (LocalCache cache = openWithoutLinks()) {
                Path path = version.in(cache).path("model.json");
                Permissions.makeWritable(path);
                Files.writeString(path, "xx");

                assertThat(version.in(cache).path("model.json")).hasContent("{}");
            }
            assertThat(store.opened()).isEqualTo(1);
        }

        @Test
        void a_name_of_255_bytes_is_remembered_too() {
            String name = "d/" + "n".repeat(255);
            try (LocalCache cache = openWithoutLinks()) {
                TestVersion longName = TestVersion.of("long:1", store).with(name, "long");
                assertThat(longName.in(cache).path(name)).hasContent("long");
                assertThat(longName.in(cache).directory().resolve(name)).hasContent("long");
            }
        }

        private LocalCache openWithoutLinks() {
            CacheSettings.Linker linker = (link, existing) -> {
                throw new FileSystemException(link.toString(), null, "Too many links");
            };
            return new LocalCache(
                    temporary.resolve("cache"),
                    new CacheSettings(linker, Long.MAX_VALUE, CacheSettings.USUAL.patience()));
        }
    }
}
