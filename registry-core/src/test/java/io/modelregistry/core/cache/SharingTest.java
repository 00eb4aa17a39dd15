package io.modelregistry.core.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.Digest;
import io.modelregistry.VersionFiles;
import io.modelregistry.error.StoreException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Many threads, and callers that are interrupted. */
@Timeout(60)
class SharingTest {

    private static final int THREADS = 16;

    @TempDir
    private Path temporary;

    private final TestArtifacts store = new TestArtifacts();
    private final byte[] content = bytes();
    private final TestVersion version = TestVersion.of("churn:7", store).with("weights.bin", content);
    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    private LocalCache cache;

    @BeforeEach
    void openCache() {
        cache = LocalCache.open(temporary.resolve("cache"));
    }

    @AfterEach
    void close() throws InterruptedException {
        threads.shutdownNow();
        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        cache.close();
    }

    @Test
    void sixteen_threads_cause_one_fetch() throws Exception {
        store.wrap(SharingTest::slowly);

        assertThat(together(() -> version.in(cache).path("weights.bin")))
                .hasSize(THREADS)
                .allSatisfy(path -> assertThat(path).hasBinaryContent(content));
        assertThat(store.opened()).isEqualTo(1);
    }

    @Test
    void clients_of_one_process_that_do_not_know_each_other_cause_one_fetch() throws Exception {
        store.wrap(SharingTest::slowly);

        assertThat(together(() -> {
                    try (LocalCache own = LocalCache.open(cache.directory())) {
                        return version.in(own).directory().resolve("weights.bin");
                    }
                }))
                .allSatisfy(path -> assertThat(path).hasBinaryContent(content));
        assertThat(store.opened()).isEqualTo(1);
    }

    @Test
    void versions_that_share_files_are_fetched_and_linked_at_once() throws Exception {
        List<TestVersion> versions = IntStream.range(0, THREADS)
                .mapToObj(i -> version.with("own-" + i, "own " + i).with("dir/shared", "shared"))
                .toList();

        List<Path> directories = together(versions.stream()
                .<Callable<Path>>map(each -> () -> each.in(cache).directory())
                .toList());

        for (int i = 0; i < THREADS; i++) {
            assertThat(directories.get(i).resolve("own-" + i)).hasContent("own " + i);
            assertThat(directories.get(i).resolve("dir/shared")).hasContent("shared");
        }
        assertThat(store.opened()).isEqualTo(THREADS + 2);
    }

    @Test
    void nothing_is_visible_before_it_is_whole() {
        store.wrap(in -> new Watched(in, () -> {
            assertThat(regularFiles("blobs")).isEmpty();
            assertThat(regularFiles("versions")).isEmpty();
            assertThat(regularFiles("staging")).hasSize(1);
        }));

        assertThat(version.in(cache).path("weights.bin")).hasBinaryContent(content);
        assertThat(regularFiles("staging")).isEmpty();
    }

    @Test
    void readers_see_whole_files_while_damage_is_repaired() throws Exception {
        Path path = version.in(cache).path("weights.bin");
        AtomicBoolean isRepaired = new AtomicBoolean();
        Future<?> reader = threads.submit(() -> {
            while (!isRepaired.get()) {
                assertThat(path).hasSize(content.length);
            }
        });
        for (int i = 0; i < 50; i++) {
            Permissions.makeWritable(path);
            try (var channel = Files.newByteChannel(path, StandardOpenOption.WRITE)) {
                channel.write(ByteBuffer.wrap(new byte[] {(byte) i}));
            }
            assertThat(version.in(cache).path("weights.bin")).hasBinaryContent(content);
        }
        isRepaired.set(true);
        reader.get();
    }

    @Test
    void a_caller_interrupted_while_another_one_fetches_gives_up_and_stays_interrupted() throws Exception {
        CountDownLatch isFetching = new CountDownLatch(1);
        CountDownLatch mayGoOn = new CountDownLatch(1);
        store.wrap(in -> new Watched(in, () -> {
            isFetching.countDown();
            await(mayGoOn);
        }));
        Future<Path> first = threads.submit(() -> version.in(cache).path("weights.bin"));
        await(isFetching);

        Thread.currentThread().interrupt();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> version.in(cache).path("weights.bin"))
                .withMessageContaining("interrupted while files were fetched")
                .satisfies(e -> assertThat(e.isRetryable()).isTrue());
        assertThat(Thread.interrupted()).isTrue();

        mayGoOn.countDown();
        assertThat(first.get()).as("the other one is not disturbed").hasBinaryContent(content);
    }

    @Test
    void a_caller_interrupted_while_it_fetches_itself_finishes_and_stays_interrupted() {
        VersionFiles files = version.in(cache);

        Thread.currentThread().interrupt();
        Path path = files.path("weights.bin");

        assertThat(Thread.interrupted()).isTrue();
        assertThat(path).hasBinaryContent(content);
    }

    @Test
    void a_caller_interrupted_while_many_files_are_fetched_leaves_nothing_running() {
        TestVersion many = IntStream.range(0, 100)
                .boxed()
                .reduce(version, (each, i) -> each.with("f" + i, "content " + i), (a, b) -> a);
        store.wrap(SharingTest::slowly);

        Thread.currentThread().interrupt();
        assertThatExceptionOfType(StoreException.class)
                .isThrownBy(() -> many.in(cache).copyTo(temporary.resolve("copy")));
        assertThat(Thread.interrupted()).isTrue();

        assertThat(regularFiles("staging")).isEmpty();
        assertThat(temporary.resolve("copy")).doesNotExist();
        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().equals("model-registry-files"));
    }

    @Test
    void the_first_failure_of_many_files_ends_the_rest() {
        TestVersion many = IntStream.range(0, 1_000)
                .boxed()
                .reduce(version, (each, i) -> each.with("f" + i, "content " + i), (a, b) -> a);
        store.lose(Digest.of(content));
        many.files().forEach(file -> store.lose(file.file().digest()));

        assertThatExceptionOfType(RuntimeException.class)
                .isThrownBy(() -> many.in(cache).directory());
        assertThat(store.opened()).isLessThan(1_000);
    }

    private List<Path> together(Callable<Path> action) throws Exception {
        return together(IntStream.range(0, THREADS).mapToObj(i -> action).toList());
    }

    private List<Path> together(List<Callable<Path>> actions) throws Exception {
        List<Path> paths = new ArrayList<>();
        for (Future<Path> future : threads.invokeAll(actions)) {
            paths.add(future.get());
        }
        return paths;
    }

    private List<Path> regularFiles(String folder) {
        try (Stream<Path> files = Files.walk(cache.directory().resolve(folder))) {
            return files.filter(Files::isRegularFile).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InputStream slowly(InputStream in) {
        return new Watched(in, () -> await(new CountDownLatch(1), 20));
    }

    private static void await(CountDownLatch latch) {
        assertThat(await(latch, 30_000)).isTrue();
    }

    private static boolean await(CountDownLatch latch, long millis) {
        try {
            return latch.await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static byte[] bytes() {
        byte[] bytes = new byte[300_000];
        new Random(1).nextBytes(bytes);
        return bytes;
    }

    /** Does something before each read. */
    private static final class Watched extends FilterInputStream {
        private final Runnable watch;

        Watched(InputStream in, Runnable watch) {
            super(in);
            this.watch = watch;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            watch.run();
            return super.read(buffer, offset, length);
        }
    }
}
