package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is read before it is put. */
abstract class StagingContract extends ArtifactFixture {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path directory;

    StagingContract(ArtifactStoreContract contract) {
        super(contract);
    }

    @Test
    void gives_name_digest_and_size_of_each_source_in_order() {
        List<Staged> staged = store.stage(
                List.of(
                        TestSource.of("b.txt", HELLO),
                        TestSource.of("a/a.txt", WORLD),
                        TestSource.of("empty", bytes(0, 1))),
                TransferListener.NONE);
        assertThat(staged).extracting(Staged::name).containsExactly("b.txt", "a/a.txt", "empty");
        assertThat(staged)
                .extracting(Staged::digest)
                .containsExactly(Digest.of(HELLO), Digest.of(WORLD), Digest.of(new byte[0]));
        assertThat(staged).extracting(Staged::size).containsExactly(5L, 5L, 0L);
        staged.forEach(Staged::close);
    }

    @Test
    void reads_each_source_once() {
        TestSource small = TestSource.of("small", HELLO);
        TestSource large = TestSource.of("large", bytes(1_000_000, 2));
        store.stage(List.of(small, large), TransferListener.NONE).forEach(Staged::close);
        assertThat(small.opened()).isEqualTo(1);
        assertThat(large.opened()).isEqualTo(1);
    }

    @Test
    void stages_nothing_when_given_nothing() {
        assertThat(store.stage(List.of(), TransferListener.NONE)).isEmpty();
    }

    @Test
    void hides_what_is_staged() {
        try (Staged staged = stage(HELLO)) {
            assertThat(staged.digest()).isEqualTo(key(HELLO).digest());
            assertHoldsNothing(key(HELLO));
            assertThatThrownBy(() -> read(key(HELLO), 0, HELLO.length)).isInstanceOf(IntegrityException.class);
        }
        assertHoldsNothing(key(HELLO));
    }

    @Test
    void hides_what_was_let_go_without_a_put() {
        stage(HELLO).close();
        assertThat(list()).isEmpty();
    }

    @Test
    void gives_back_what_it_digested_if_it_keeps_a_copy() throws IOException {
        byte[] content = bytes(3_000_000, 3);
        Path file = Files.write(directory.resolve("weights.bin"), content);
        try (Staged staged = stage(BlobSource.of("weights.bin", file, content.length))) {
            Files.write(file, bytes(3_000_000, 4));
            for (int offset : new int[] {0, 1, 2_500_000, content.length}) {
                Optional<InputStream> kept = staged.open(offset);
                if (kept.isPresent()) {
                    try (InputStream in = kept.get()) {
                        assertThat(in.readAllBytes()).isEqualTo(Arrays.copyOfRange(content, offset, content.length));
                    }
                }
            }
        }
    }

    @Test
    void stages_the_same_bytes_twice() {
        List<Staged> staged =
                store.stage(List.of(TestSource.of("a", HELLO), TestSource.of("b", HELLO)), TransferListener.NONE);
        assertThat(staged).extracting(Staged::digest).containsOnly(Digest.of(HELLO));
        staged.get(0).close();
        put(staged.get(1), key(HELLO));
        staged.get(1).close();
        assertHolds(key(HELLO), HELLO);
    }

    @Test
    void refuses_a_source_that_fails_while_it_is_read() {
        BlobSource source = TestSource.failingAfter("weights.bin", 1_000_000, bytes(500_000, 3));
        assertThatThrownBy(() -> stage(source))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("weights.bin");
        assertThat(list()).isEmpty();
        assertHolds(put(HELLO), HELLO);
    }

    @Test
    void refuses_all_sources_when_one_cannot_be_read() {
        List<BlobSource> sources = List.of(
                TestSource.of("good", HELLO), TestSource.failingAfter("bad", 10, HELLO), TestSource.of("other", WORLD));
        assertThatThrownBy(() -> store.stage(sources, TransferListener.NONE)).isInstanceOf(InvalidInputException.class);
        assertThat(list()).isEmpty();
    }

    @Test
    void refuses_a_file_that_is_gone() throws IOException {
        Path file = Files.write(directory.resolve("weights.bin"), HELLO);
        BlobSource source = BlobSource.of("weights.bin", file, HELLO.length);
        Files.delete(file);
        assertThatThrownBy(() -> stage(source))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("weights.bin");
    }

    @Test
    void refuses_a_link_in_the_place_of_a_file() throws IOException {
        Path target = Files.write(directory.resolve("target"), HELLO);
        Path link = Files.createSymbolicLink(directory.resolve("link"), target);
        assertThatThrownBy(() -> stage(BlobSource.of("link", link, HELLO.length)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void takes_a_source_that_grew_whole_or_refuses_it() {
        takesWholeOrRefuses(TestSource.announcing("grown", 100_000, bytes(300_000, 4)), bytes(300_000, 4));
    }

    @Test
    void takes_a_source_that_shrank_whole_or_refuses_it() {
        takesWholeOrRefuses(TestSource.announcing("shrunk", 300_000, bytes(100_000, 5)), bytes(100_000, 5));
    }

    @Test
    void takes_a_file_that_grew_whole_or_refuses_it() throws IOException {
        Path file = Files.write(directory.resolve("log"), bytes(300_000, 6));
        takesWholeOrRefuses(BlobSource.of("log", file, 100_000), bytes(300_000, 6));
    }

    private void takesWholeOrRefuses(BlobSource source, byte[] content) {
        InvalidInputException refusal =
                catchThrowableOfType(InvalidInputException.class, () -> putWhole(source, content));
        if (wasRefused(refusal)) {
            assertThat(refusal).hasMessageContaining(source.name());
            assertThat(list()).isEmpty();
        } else {
            assertHolds(key(content), content);
        }
    }

    private static boolean wasRefused(@Nullable InvalidInputException refusal) {
        return refusal != null;
    }

    private void putWhole(BlobSource source, byte[] content) {
        try (Staged staged = stage(source)) {
            assertThat(staged.size()).isEqualTo(content.length);
            assertThat(staged.digest()).isEqualTo(Digest.of(content));
            put(staged, key(content));
        }
    }

    @Test
    void tells_how_far_it_is() {
        Progress progress = new Progress();
        byte[] content = bytes(3_000_000, 7);
        List<Staged> staged =
                store.stage(List.of(TestSource.of("large", content), TestSource.of("small", HELLO)), progress);
        store.put(staged.stream().map(Progress::firstIncarnation).toList(), progress);
        staged.forEach(Staged::close);
        assertThat(progress.furthest("large")).isEqualTo(content.length);
        assertThat(progress.furthest("small")).isEqualTo(HELLO.length);
        assertThat(progress.files()).containsExactlyInAnyOrder("large", "small");
        assertThat(progress.sizes("large")).containsOnly((long) content.length);
        assertThat(Arrays.equals(read(key(content), 0, content.length), content))
                .isTrue();
    }
}
