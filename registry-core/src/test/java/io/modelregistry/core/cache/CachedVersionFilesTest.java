package io.modelregistry.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.TransferListener;
import io.modelregistry.VersionFiles;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CachedVersionFilesTest {

    @TempDir
    private Path temporary;

    private final TestArtifacts store = new TestArtifacts();
    private final TestVersion churn = TestVersion.of("churn:7", store)
            .with("weights/layer-1.bin", "one")
            .with("model.json", "{}")
            .with("weights/layer-2.bin", "two");
    private LocalCache cache;

    @BeforeEach
    void openCache() {
        cache = LocalCache.open(temporary.resolve("cache"));
    }

    @AfterEach
    void closeCache() {
        cache.close();
    }

    @Test
    void lists_what_was_registered_sorted_by_name() {
        assertThat(churn.in(cache).list())
                .extracting(ModelFile::name)
                .containsExactly("model.json", "weights/layer-1.bin", "weights/layer-2.bin");
        assertThat(store.opened()).isZero();
    }

    @Test
    void reads_the_list_when_it_is_needed_and_once() {
        AtomicInteger reads = new AtomicInteger();
        VersionFiles files = new CachedVersionFiles(
                "churn:7",
                churn.digest(),
                () -> {
                    if (reads.incrementAndGet() == 1) {
                        throw StoreException.unavailable("jdbc:test", "away", null);
                    }
                    return churn.files();
                },
                FileSource.of(() -> store, cache));

        assertThat(reads).hasValue(0);
        assertThatExceptionOfType(StoreException.class).isThrownBy(files::list);
        assertThat(files.list()).isEqualTo(files.list()).hasSize(3);
        assertThat(files.path("model.json")).exists();
        assertThat(reads).as("a failure is not remembered").hasValue(2);
    }

    @Test
    void gives_a_read_only_file_under_its_own_name() throws IOException {
        Path path = churn.in(cache).path("weights/layer-2.bin");

        assertThat(path)
                .hasContent("two")
                .endsWith(Path.of("weights", "layer-2.bin"))
                .startsWith(cache.directory());
        assertThat(Files.getPosixFilePermissions(path))
                .noneMatch(permission -> permission.name().endsWith("WRITE"));
        assertThat(store.opened()).as("only what is asked for").isEqualTo(1);
    }

    @Test
    void gives_a_stream() throws IOException {
        try (InputStream in = churn.in(cache).open("model.json")) {
            assertThat(in).hasContent("{}");
        }
    }

    @Test
    void gives_a_read_only_directory_with_every_file() throws IOException {
        Path directory = churn.in(cache).directory();

        assertThat(directory.resolve("model.json")).hasContent("{}");
        assertThat(directory.resolve("weights/layer-1.bin")).hasContent("one");
        assertThat(directory.resolve("weights/layer-2.bin")).hasContent("two");
        assertThat(files(directory)).hasSize(3);
        for (Path each : List.of(directory, directory.resolve("weights"))) {
            assertThat(Files.getPosixFilePermissions(each))
                    .noneMatch(permission -> permission.name().endsWith("WRITE"));
        }
    }

    @Test
    void gives_an_empty_directory_for_a_version_without_files() {
        assertThat(TestVersion.of("churn:8", store).in(cache).directory()).isEmptyDirectory();
    }

    @Test
    void completes_a_directory_that_single_files_were_asked_of_before() {
        VersionFiles files = churn.in(cache);
        Path path = files.path("weights/layer-1.bin");

        Path directory = files.directory();

        assertThat(path).startsWith(directory);
        assertThat(files(directory)).hasSize(3);
        assertThat(store.opened()).isEqualTo(3);
    }

    @Test
    void fetches_each_file_once_however_it_is_asked_for() throws IOException {
        VersionFiles files = churn.in(cache);
        for (int i = 0; i < 3; i++) {
            assertThat(files.path("model.json")).exists();
            files.open("weights/layer-1.bin").close();
            assertThat(files.directory()).exists();
            files.copyTo(temporary.resolve("copy-" + i));
        }

        assertThat(store.opened()).isEqualTo(3);
    }

    @Test
    void fetches_bytes_once_that_several_names_versions_and_clients_share() throws IOException {
        TestVersion other = TestVersion.of("other:1", store)
                .with("a", "one")
                .with("b", "one")
                .with("c/d", "one");
        Path first = churn.in(cache).path("weights/layer-1.bin");
        try (LocalCache sameDirectory = LocalCache.open(cache.directory())) {
            Path directory = other.in(sameDirectory).directory();

            assertThat(directory.resolve("c/d")).hasContent("one");
            assertThat(Files.isSameFile(directory.resolve("c/d"), first)).isTrue();
        }
        assertThat(store.opened()).isEqualTo(1);
    }

    @Test
    void takes_files_of_no_bytes() {
        List<Long> heard = new ArrayList<>();
        TestVersion empty = TestVersion.of("empty:1", store).with("nothing", new byte[0]);

        Path path = empty.in(cache, (file, done, size) -> heard.add(done), Verification.WHEN_CHANGED)
                .path("nothing");

        assertThat(path).isEmptyFile();
        assertThat(heard).containsExactly(0L);
    }

    @Test
    void tells_how_far_a_transfer_is() {
        List<String> heard = Collections.synchronizedList(new ArrayList<>());
        TransferListener listener = (file, done, size) -> heard.add(file + " " + done + "/" + size);
        VersionFiles files = TestVersion.of("big:1", store)
                .with("big.bin", new byte[200_000])
                .in(cache, listener, Verification.WHEN_CHANGED);

        assertThat(files.path("big.bin")).exists();
        assertThat(files.path("big.bin")).exists();

        assertThat(heard)
                .containsExactly(
                        "big.bin 65536/200000",
                        "big.bin 131072/200000",
                        "big.bin 196608/200000",
                        "big.bin 200000/200000");
    }

    @Test
    void says_which_files_there_are_when_one_is_not() {
        VersionFiles files = churn.in(cache);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> files.path("model.jsn"))
                .withMessage("There is no 'model.jsn in churn:7': "
                        + "its files are model.json, weights/layer-1.bin, weights/layer-2.bin");
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> files.open("weights"));
        assertThatExceptionOfType(NotFoundException.class).isThrownBy(() -> files.path("../../etc/passwd"));
        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> TestVersion.of("churn:8", store).in(cache).path("a"))
                .withMessage("There is no 'a in churn:8': it has no files");
    }

    @Test
    void names_ten_files_at_most() {
        TestVersion many = IntStream.range(0, 13)
                .boxed()
                .reduce(
                        TestVersion.of("many:1", store),
                        (version, i) -> version.with("f" + (10 + i), "x"),
                        (a, b) -> a);

        assertThatExceptionOfType(NotFoundException.class)
                .isThrownBy(() -> many.in(cache).open("x"))
                .withMessageEndingWith("its files are f10, f11, f12, f13, f14, f15, f16, f17, f18, f19 and 3 more");
    }

    @Test
    void refuses_a_list_that_is_not_the_one_registered() {
        Digest registered = churn.digest();
        List<StoredFile> without = churn.files().subList(1, 3);
        VersionFiles files =
                new CachedVersionFiles("churn:7", registered, () -> without, FileSource.of(() -> store, cache));

        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(files::list)
                .satisfies(e -> assertThat(e.subject()).isEqualTo("the list of files of churn:7"))
                .withMessageContaining("registered was " + registered);
        assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> files.path("model.json"));
        assertThatExceptionOfType(IntegrityException.class).isThrownBy(files::directory);
        assertThatExceptionOfType(IntegrityException.class).isThrownBy(() -> files.copyTo(temporary.resolve("copy")));
        assertThat(temporary.resolve("copy")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../escape", "/etc/passwd", "a/../../b", "..", "", "a\\b", "C:x", "nul", "a\u0000b"})
    void refuses_a_list_with_a_name_that_nobody_could_have_registered(String name) {
        Digest digest = Digest.of(new byte[0]);
        StoredFile hostile = new StoredFile(new ModelFile(name, 0, digest), new BlobKey(digest, 1));
        VersionFiles files =
                new CachedVersionFiles("churn:7", digest, () -> List.of(hostile), FileSource.of(() -> store, cache));

        assertThatExceptionOfType(IntegrityException.class)
                .isThrownBy(files::directory)
                .withMessageStartingWith("Damaged: the list of files of churn:7: it could not have been registered");
        assertThat(store.opened()).isZero();
        assertThat(cache.directory()).doesNotExist();
    }

    @Test
    void does_not_work_after_the_cache_was_closed() {
        VersionFiles files = churn.in(cache);
        assertThat(files.path("model.json")).exists();
        cache.close();
        cache.close();

        assertThatIllegalStateException()
                .isThrownBy(() -> files.path("model.json"))
                .withMessage("The local cache in " + cache.directory() + " is closed");
    }

    @Test
    void prints_whose_files_they_are() {
        assertThat(churn.in(cache)).hasToString("files of churn:7");
        assertThat(cache).hasToString("local cache in " + temporary.resolve("cache"));
    }

    private static List<Path> files(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
