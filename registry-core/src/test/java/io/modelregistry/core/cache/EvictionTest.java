package io.modelregistry.core.cache;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A cache with a limit keeps within it, and keeps what is in use. */
class EvictionTest {

    private static final long TWO_VERSIONS = 2_000;

    @TempDir
    private Path temporary;

    private final TestArtifacts store = new TestArtifacts();
    private final TestVersion one = version("one");
    private final TestVersion two = version("two");
    private final TestVersion three = version("three");

    private TestVersion version(String name) {
        return TestVersion.of("churn:" + name, store).with("weights.bin", name + "w".repeat(1_000 - name.length()));
    }

    private Path directory() {
        return temporary.resolve("cache");
    }

    private LocalCache cache(long limit) {
        return LocalCache.open(directory(), limit);
    }

    /** Fetches a version, and is done with it. */
    private static Path fetch(TestVersion version, LocalCache cache) {
        try (CachedVersionFiles files = version.in(cache)) {
            return files.directory();
        }
    }

    /** Says when a version was last used; what was used just now is later. */
    private void used(TestVersion version, Duration ago) throws IOException {
        used(directory().resolve("used").resolve(version.digest().hex()), ago);
    }

    private static void used(Path record, Duration ago) throws IOException {
        Files.setLastModifiedTime(record, FileTime.from(Instant.now().minus(ago)));
    }

    private Path directory(TestVersion version) {
        return directory().resolve("versions").resolve(version.digest().hex());
    }

    private Path blob(TestVersion version) {
        Digest digest = version.digest("weights.bin");
        return directory()
                .resolve("blobs")
                .resolve(digest.hex().substring(0, 2))
                .resolve(digest.hex());
    }

    private void assertWhole(TestVersion version) {
        assertThat(directory(version).resolve("weights.bin")).hasSize(1_000);
    }

    private void assertGone(TestVersion version) {
        assertThat(directory(version)).doesNotExist();
        assertThat(blob(version)).doesNotExist();
        assertThat(directory().resolve("verified/blobs"))
                .isDirectoryNotContaining("glob:**" + blob(version).getFileName());
        assertThat(directory().resolve("used"))
                .isDirectoryNotContaining("glob:**" + version.digest().hex());
        assertThat(directory().resolve("staging")).isEmptyDirectory();
    }

    @Test
    void what_was_not_used_for_longest_goes_first_and_is_fetched_again_when_it_is_asked_for() throws IOException {
        try (LocalCache cache = cache(TWO_VERSIONS)) {
            fetch(one, cache);
            fetch(two, cache);
            used(one, Duration.ofHours(1));
            used(two, Duration.ofHours(2));
            fetch(three, cache);
            assertGone(two);
            assertWhole(one);
            assertWhole(three);

            fetch(two, cache);
            assertGone(one);
            assertWhole(two);
        }
    }

    @Test
    void a_use_is_noted_to_the_minute_also_for_other_processes() throws IOException {
        try (LocalCache cache = cache(TWO_VERSIONS)) {
            fetch(one, cache);
            fetch(two, cache);
            used(one, Duration.ofHours(1));
            used(two, Duration.ofMinutes(30));
        }
        try (LocalCache cache = cache(TWO_VERSIONS)) {
            fetch(one, cache);
            fetch(three, cache);
            assertGone(two);
            assertWhole(one);
        }
    }

    @Test
    void what_a_path_was_handed_out_of_stays_though_it_is_too_much() throws IOException {
        CachedVersionFiles kept;
        Path path;
        try (LocalCache cache = cache(Long.MAX_VALUE)) {
            kept = one.in(cache);
            path = kept.path("weights.bin");
        }
        try (LocalCache cache = cache(0)) {
            CachedVersionFiles also = two.in(cache);
            also.directory();
            fetch(three, cache);
            assertThat(path).hasSize(1_000);
            assertWhole(two);

            kept.close();
            also.close();
            fetch(three, cache);
            assertGone(one);
            assertGone(two);
        }
    }

    @Test
    void a_version_is_in_use_until_the_last_who_uses_it_lets_it_go() {
        try (LocalCache cache = cache(0)) {
            CachedVersionFiles first = one.in(cache);
            CachedVersionFiles second = one.in(cache);
            first.directory();
            second.directory();
            first.close();
            first.close();
            fetch(two, cache);
            assertWhole(one);
            second.close();
            fetch(two, cache);
            assertGone(one);
        }
    }

    @Test
    void bytes_that_two_versions_share_stay_until_both_are_gone() throws IOException {
        TestVersion sharing = one.with("more.bin", "more");
        try (LocalCache cache = cache(1_010)) {
            fetch(one, cache);
            fetch(sharing, cache);
            used(one, Duration.ofHours(2));
            used(sharing, Duration.ofHours(1));
            fetch(TestVersion.of("churn:small", store).with("a", "1234567"), cache);
            assertThat(directory(one)).doesNotExist();
            assertThat(directory(sharing)).doesNotExist();
            assertThat(blob(one)).doesNotExist();

            fetch(one, cache);
            CachedVersionFiles kept = sharing.in(cache);
            kept.directory();
            fetch(two, cache);
            assertThat(directory(one)).doesNotExist();
            assertThat(blob(one)).exists();
            assertWhole(sharing);
            kept.close();
        }
    }

    @Test
    void what_was_streamed_or_copied_only_is_evicted_as_well() throws IOException {
        try (LocalCache cache = cache(TWO_VERSIONS)) {
            try (InputStream in = one.in(cache).open("weights.bin")) {
                assertThat(in.readAllBytes()).hasSize(1_000);
            }
            two.in(cache).copyTo(temporary.resolve("copy"));
            used(directory().resolve("verified").resolve(directory().relativize(blob(two))), Duration.ofHours(1));
            fetch(three, cache);
            assertThat(blob(two)).doesNotExist();
            assertThat(blob(one)).exists();
            assertThat(temporary.resolve("copy/weights.bin")).hasSize(1_000);
        }
    }

    @Test
    void copies_count_where_there_are_no_links() throws IOException {
        CacheSettings settings = new CacheSettings(
                (link, existing) -> {
                    throw new FileSystemException("no links here");
                },
                4_000,
                CacheSettings.USUAL.patience());
        try (LocalCache cache = new LocalCache(directory(), settings)) {
            fetch(one, cache);
            fetch(two, cache);
            assertWhole(one);
            used(one, Duration.ofHours(2));
            used(two, Duration.ofHours(1));
            used(directory().resolve("verified").resolve(directory().relativize(blob(one))), Duration.ofHours(4));
            used(directory().resolve("verified").resolve(directory().relativize(blob(two))), Duration.ofHours(3));
            fetch(three, cache);
            assertThat(blob(one)).doesNotExist();
            assertThat(blob(two)).doesNotExist();
            assertWhole(one);
            fetch(version("four"), cache);
            assertThat(directory(one)).doesNotExist();
            assertThat(directory()
                            .resolve("verified/versions")
                            .resolve(one.digest().hex()))
                    .doesNotExist();
            assertThat(directory(two)).doesNotExist();
            assertWhole(three);
        }
    }

    @Test
    void nothing_is_evicted_while_anybody_fetches_but_soon_after() throws Exception {
        CountDownLatch isInside = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        try (LocalCache cache = cache(0);
                LocalCache other = cache(0)) {
            Thread fetching = new Thread(() -> other.use(opened -> {
                isInside.countDown();
                mayEnd.await();
                return "done";
            }));
            fetching.start();
            isInside.await();
            fetch(one, cache);
            fetch(two, cache);
            assertWhole(one);
            assertWhole(two);
            mayEnd.countDown();
            fetching.join();
            fetch(three, cache);
            assertGone(one);
            assertGone(two);
        }
    }

    @Test
    void a_cache_that_was_deleted_meanwhile_is_begun_again() throws IOException {
        try (LocalCache cache = cache(0)) {
            CachedVersionFiles kept = one.in(cache);
            kept.directory();
            Trees.delete(directory());
            kept.directory();
            fetch(two, cache);
            assertWhole(one);
            kept.close();
            fetch(two, cache);
        }
    }

    @Test
    void without_a_limit_nothing_goes() {
        try (LocalCache cache = LocalCache.open(directory())) {
            fetch(one, cache);
            fetch(two, cache);
            fetch(three, cache);
            assertWhole(one);
        }
    }

    @Test
    void what_an_eviction_left_that_was_killed_is_swept() throws IOException {
        try (LocalCache cache = cache(0)) {
            fetch(one, cache);
        }
        Permissions.makeWritable(directory(one));
        Files.move(directory(one), directory().resolve("staging/" + one.digest().hex() + ".left"));
        try (LocalCache cache = cache(TWO_VERSIONS)) {
            fetch(two, cache);
            assertThat(directory().resolve("staging")).isEmptyDirectory();
        }
    }
}
