package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.IntegrityException;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Deletion, lists, and what is swept up. */
abstract class RemovingContract extends ArtifactFixture {

    RemovingContract(ArtifactStoreContract contract) {
        super(contract);
    }

    @Test
    void deletes_what_is_under_a_key() {
        BlobKey key = put(HELLO);
        store.delete(key);
        assertHoldsNothing(key);
        assertThatThrownBy(() -> read(key, 0, 5)).isInstanceOf(IntegrityException.class);
    }

    @Test
    void does_nothing_when_what_is_deleted_is_not_there() {
        BlobKey key = put(HELLO);
        store.delete(key);
        store.delete(key);
        store.delete(key(WORLD));
        assertThat(list()).isEmpty();
    }

    @Test
    void leaves_the_second_incarnation_when_the_first_is_deleted_late() {
        put(HELLO, 1);
        put(HELLO, 2);
        store.delete(key(HELLO, 1));
        assertHolds(key(HELLO, 2), HELLO);
        assertHoldsNothing(key(HELLO, 1));
    }

    @Test
    void leaves_the_tenth_incarnation_when_the_first_is_deleted() {
        put(HELLO, 1);
        put(HELLO, 10);
        store.delete(key(HELLO, 1));
        assertHolds(key(HELLO, 10), HELLO);
        assertThat(list()).containsExactly(key(HELLO, 10));
    }

    @Test
    void leaves_other_blobs_when_one_is_deleted() {
        put(HELLO);
        put(WORLD);
        store.delete(key(HELLO));
        assertHolds(key(WORLD), WORLD);
    }

    @Test
    void lists_every_key_once() {
        List<BlobKey> keys = IntStream.range(0, 30)
                .mapToObj(i -> put(bytes(100, i), 1 + i % 3))
                .toList();
        BlobKey deleted = put(HELLO);
        store.delete(deleted);
        assertThat(list()).containsExactlyInAnyOrderElementsOf(keys);
    }

    @Test
    void lists_nothing_when_empty() {
        assertThat(list()).isEmpty();
    }

    @Test
    void lets_go_of_a_list_that_is_closed_early() {
        put(HELLO);
        put(WORLD);
        for (int i = 0; i < 60; i++) {
            try (Stream<BlobKey> keys = store.list()) {
                assertThat(keys.findFirst()).isPresent();
            }
        }
    }

    @Test
    void sweeps_nothing_that_a_living_process_staged() {
        try (Staged staged = stage(HELLO)) {
            store.sweep();
            put(staged, key(HELLO));
        }
        assertHolds(key(HELLO), HELLO);
    }

    @Test
    void sweeps_nothing_that_was_put() {
        put(HELLO);
        put(WORLD, 2);
        store.sweep();
        assertHolds(key(HELLO), HELLO);
        assertHolds(key(WORLD, 2), WORLD);
    }
}
