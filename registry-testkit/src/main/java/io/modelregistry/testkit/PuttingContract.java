package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modelregistry.TransferListener;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bytes become visible under their key, whole or not at all. */
abstract class PuttingContract extends ArtifactFixture {

    @TempDir
    @SuppressWarnings("NullAway.Init") // set by JUnit
    Path directory;

    PuttingContract(ArtifactStoreContract contract) {
        super(contract);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4_095, 4_096, 65_536, 1_048_577, 8_388_609, 11_000_003})
    void makes_bytes_of_any_size_visible_under_their_key(int size) {
        byte[] content = bytes(size, size);
        assertHolds(put(content), content);
        assertThat(list()).containsExactly(key(content));
    }

    @Test
    void puts_many_at_once() {
        List<byte[]> contents =
                IntStream.range(0, 40).mapToObj(i -> bytes(1 + i * 977, i)).toList();
        List<BlobSource> sources = IntStream.range(0, 40)
                .<BlobSource>mapToObj(i -> TestSource.of("file-" + i, contents.get(i)))
                .toList();
        List<Staged> staged = store.stage(sources, TransferListener.NONE);
        store.put(staged.stream().map(Progress::firstIncarnation).toList(), TransferListener.NONE);
        staged.forEach(Staged::close);
        contents.forEach(content -> assertHolds(key(content), content));
        assertThat(list()).hasSize(40);
    }

    @Test
    void puts_nothing_when_given_nothing() {
        store.put(List.of(), TransferListener.NONE);
        assertThat(list()).isEmpty();
    }

    @Test
    void leaves_bytes_that_are_there() {
        put(HELLO);
        assertHolds(put(HELLO), HELLO);
        assertThat(list()).containsExactly(key(HELLO));
    }

    @Test
    void puts_the_same_staged_bytes_again_after_an_answer_was_lost() {
        try (Staged staged = stage(HELLO)) {
            put(staged, key(HELLO));
            put(staged, key(HELLO));
        }
        assertHolds(key(HELLO), HELLO);
    }

    @Test
    void puts_the_same_staged_bytes_under_a_new_incarnation_after_the_first_was_deleted() {
        try (Staged staged = stage(HELLO)) {
            put(staged, key(HELLO, 1));
            store.delete(key(HELLO, 1));
            put(staged, key(HELLO, 2));
        }
        assertHolds(key(HELLO, 2), HELLO);
        assertHoldsNothing(key(HELLO, 1));
    }

    @Test
    void puts_two_sources_of_the_same_bytes_under_one_key() {
        List<Staged> staged =
                store.stage(List.of(TestSource.of("a", HELLO), TestSource.of("b", HELLO)), TransferListener.NONE);
        store.put(staged.stream().map(Progress::firstIncarnation).toList(), TransferListener.NONE);
        staged.forEach(Staged::close);
        assertHolds(key(HELLO), HELLO);
        assertThat(list()).containsExactly(key(HELLO));
    }

    @Test
    void keeps_what_was_put_when_the_staged_bytes_and_the_source_are_gone() throws IOException {
        byte[] content = bytes(200_000, 8);
        Path file = Files.write(directory.resolve("weights.bin"), content);
        try (Staged staged = stage(BlobSource.of("weights.bin", file, content.length))) {
            put(staged, key(content));
        }
        Files.write(file, HELLO);
        assertHolds(key(content), content);
        Files.delete(file);
        assertHolds(key(content), content);
    }

    @Test
    void never_shows_bytes_under_the_key_of_another_digest() {
        try (Staged staged = stage(HELLO)) {
            assertThatThrownBy(() -> put(staged, key(WORLD))).isInstanceOf(RuntimeException.class);
        }
        assertHoldsNothing(key(WORLD));
    }

    @Test
    void refuses_or_ignores_a_source_that_changes_between_stage_and_put() {
        byte[] first = bytes(100_000, 9);
        putsFirstOrRefuses(TestSource.changing("weights.bin", first, bytes(100_000, 10)), first);
    }

    @Test
    void refuses_or_ignores_a_source_that_gets_longer_between_stage_and_put() {
        byte[] first = bytes(100_000, 11);
        putsFirstOrRefuses(TestSource.changing("weights.bin", first, bytes(100_001, 11)), first);
    }

    @Test
    void refuses_or_ignores_a_source_that_gets_shorter_between_stage_and_put() {
        byte[] first = bytes(100_000, 12);
        putsFirstOrRefuses(TestSource.changing("weights.bin", first, bytes(99_999, 12)), first);
    }

    @Test
    void refuses_or_ignores_a_large_source_that_changes_in_its_last_byte() {
        byte[] first = bytes(9_000_000, 13);
        byte[] later = first.clone();
        later[later.length - 1] ^= 1;
        putsFirstOrRefuses(TestSource.changing("weights.bin", first, later), first);
    }

    private void putsFirstOrRefuses(BlobSource source, byte[] first) {
        try (Staged staged = stage(source)) {
            Throwable refusal = catchThrowable(() -> put(staged, key(first)));
            assertPutOrRefused(refusal, first);
        }
    }

    @Test
    void refuses_or_ignores_a_file_that_changes_between_stage_and_put() throws IOException {
        byte[] first = bytes(100_000, 14);
        Path file = Files.write(directory.resolve("weights.bin"), first);
        try (Staged staged = stage(BlobSource.of("weights.bin", file, first.length))) {
            Files.write(file, bytes(100_000, 15));
            Throwable refusal = catchThrowable(() -> put(staged, key(first)));
            assertPutOrRefused(refusal, first);
        }
    }

    @Test
    void refuses_or_ignores_a_file_that_is_deleted_between_stage_and_put() throws IOException {
        byte[] first = bytes(100_000, 16);
        Path file = Files.write(directory.resolve("weights.bin"), first);
        try (Staged staged = stage(BlobSource.of("weights.bin", file, first.length))) {
            Files.delete(file);
            Throwable refusal = catchThrowable(() -> put(staged, key(first)));
            assertPutOrRefused(refusal, first);
        }
    }

    private void assertPutOrRefused(Throwable refusal, byte[] first) {
        BlobKey key = key(first);
        if (store.size(key).isPresent()) {
            assertThat(refusal).isNull();
            assertHolds(key, first);
        } else {
            assertThat(refusal).isInstanceOf(InvalidInputException.class);
            assertHoldsNothing(key);
        }
    }

    @Test
    void puts_the_other_blobs_when_a_refused_call_is_repeated_without_the_changed_one() {
        try (Staged good = stage(HELLO);
                Staged other = stage(WORLD)) {
            List<Placement> placements =
                    List.of(new Placement(good, key(HELLO)), new Placement(other, key(bytes(3, 17))));
            assertThatThrownBy(() -> store.put(placements, TransferListener.NONE))
                    .isInstanceOf(RuntimeException.class);
            put(good, key(HELLO));
            put(other, key(WORLD));
        }
        assertThat(list()).containsExactlyInAnyOrder(key(HELLO), key(WORLD));
        assertHolds(key(HELLO), HELLO);
        assertHolds(key(WORLD), WORLD);
    }
}
