package io.modelregistry.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.VersionFiles;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Copying a version's files to where the caller wants them. */
class CopyTest {

    @TempDir
    private Path temporary;

    private final TestArtifacts store = new TestArtifacts();
    private final TestVersion version =
            TestVersion.of("churn:7", store).with("model.json", "{}").with("weights/deep/layer-1.bin", "one");
    private LocalCache cache;
    private VersionFiles files;
    private Path place;

    @BeforeEach
    void openCache() throws IOException {
        cache = LocalCache.open(temporary.resolve("cache"));
        files = version.in(cache);
        place = Files.createDirectory(temporary.resolve("place"));
    }

    @AfterEach
    void closeCache() {
        cache.close();
    }

    @Test
    void creates_the_directory_and_its_parents() {
        Path target = place.resolve("not/there/yet");

        assertThat(files.copyTo(target)).isEqualTo(target);
        assertComplete(target);
    }

    @Test
    void fills_an_empty_directory() throws IOException {
        Path target = Files.createDirectory(place.resolve("empty"));

        files.copyTo(target);

        assertComplete(target);
    }

    @Test
    void fills_the_empty_directory_that_a_link_leads_to() throws IOException {
        Path target = Files.createDirectory(place.resolve("empty"));
        Path link = Files.createSymbolicLink(temporary.resolve("link"), target);

        assertThat(files.copyTo(link)).isEqualTo(link);
        assertThat(Files.isSymbolicLink(link)).isTrue();
        assertComplete(target);
    }

    @Test
    void takes_a_path_relative_to_the_working_directory() throws IOException {
        Path target = Path.of("target", "copy-test-" + ProcessHandle.current().pid());
        try {
            assertThat(files.copyTo(target)).isEqualTo(target);
            assertThat(target.resolve("model.json")).hasContent("{}");
        } finally {
            delete(target);
        }
    }

    @Test
    void gives_files_that_may_be_written_without_harm_to_the_cache() throws IOException {
        Path target = files.copyTo(place.resolve("copy"));
        Files.writeString(target.resolve("model.json"), "mine now");
        Files.writeString(target.resolve("weights/deep/more.bin"), "more");

        assertThat(files.path("model.json")).hasContent("{}");
        assertThat(files.directory().resolve("weights/deep/more.bin")).doesNotExist();
        assertThat(store.opened()).isEqualTo(2);
    }

    @Test
    void refuses_a_directory_that_is_not_empty_and_leaves_it_alone() throws IOException {
        Path target = Files.createDirectory(place.resolve("used"));
        Files.writeString(target.resolve("mine.txt"), "mine");

        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> files.copyTo(target))
                .withMessageContaining("Invalid directory to copy to")
                .satisfies(e -> assertThat(e.value()).isEqualTo(target.toString()));
        assertThat(entries(target)).containsExactly(target.resolve("mine.txt"));
        assertThat(store.opened()).as("before any side effect").isZero();
    }

    @Test
    void refuses_a_file_and_a_link_to_nowhere() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "mine");
        Path link = Files.createSymbolicLink(place.resolve("link"), place.resolve("nowhere"));

        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> files.copyTo(file));
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> files.copyTo(link));
        assertThat(file).hasContent("mine");
    }

    @Test
    void refuses_a_second_copy_to_the_same_place() {
        Path target = files.copyTo(place.resolve("copy"));

        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> files.copyTo(target));
        assertComplete(target);
    }

    @Test
    void loses_to_whoever_fills_the_directory_meanwhile() {
        Path target = place.resolve("copy");
        AtomicBoolean isFilled = new AtomicBoolean();
        store.wrap(in -> {
            if (isFilled.compareAndSet(false, true)) {
                TestVersion.of("other:1", new TestArtifacts())
                        .with("other", "other")
                        .in(cache)
                        .copyTo(target);
            }
            return in;
        });

        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> files.copyTo(target));
        assertThat(entries(target)).containsExactly(target.resolve("other"));
        assertThat(entries(place)).containsExactly(target);
    }

    @Test
    void leaves_nothing_when_the_place_cannot_be_written() throws IOException {
        Path file = Files.writeString(place.resolve("file"), "mine");
        Path target = file.resolve("below/a/file");

        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> files.copyTo(target))
                .withMessageStartingWith("Store " + target + ": files cannot be kept there: ");
        assertThat(entries(place)).containsExactly(file);
    }

    @Test
    void leaves_nothing_when_a_file_cannot_be_copied() throws IOException {
        Path path = files.path("weights/deep/layer-1.bin");
        FileTime before = Files.getLastModifiedTime(path);
        Permissions.makeWritable(path);
        Files.writeString(path, "eno");
        Files.setLastModifiedTime(path, before);
        store.lose(version.digest("weights/deep/layer-1.bin"));

        assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> files.copyTo(place.resolve("new/copy")));
        assertThat(place).isEmptyDirectory();
    }

    @Test
    void shows_nothing_before_everything_is_there() {
        Path target = place.resolve("copy");
        store.wrap(in -> {
            assertThat(target).doesNotExist();
            return in;
        });

        files.copyTo(target);

        assertComplete(target);
    }

    @Test
    void copies_a_version_without_files_as_an_empty_directory() {
        assertThat(TestVersion.of("empty:1", store).in(cache).copyTo(place.resolve("copy")))
                .isEmptyDirectory();
    }

    private void assertComplete(Path target) {
        assertThat(target.resolve("model.json")).hasContent("{}");
        assertThat(target.resolve("weights/deep/layer-1.bin")).hasContent("one");
        assertThat(entries(target)).hasSize(2);
        assertThat(temporary).isDirectoryNotContaining("glob:.model-registry-*");
        assertThat(place).isDirectoryNotContaining("glob:.model-registry-*");
    }

    private static List<Path> entries(Path directory) {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
