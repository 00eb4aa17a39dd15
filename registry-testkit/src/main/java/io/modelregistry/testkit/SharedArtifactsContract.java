package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Staged;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Two stores opened on one place, at once or one after the other. */
abstract class SharedArtifactsContract extends ArtifactFixture {

    SharedArtifactsContract(ArtifactStoreContract contract) {
        super(contract);
    }

    private ArtifactStore openAgain() throws Exception {
        Optional<ArtifactStore> again = contract.openAgain();
        assumeThat(again).as("a place that can be shared").isPresent();
        return again.orElseThrow();
    }

    @Test
    void keeps_what_was_put_when_it_is_closed() throws Exception {
        put(HELLO);
        put(WORLD, 3);
        store.close();
        try (ArtifactStore again = openAgain()) {
            assertHolds(again, key(HELLO), HELLO);
            assertHolds(again, key(WORLD, 3), WORLD);
            assertThat(list(again)).containsExactlyInAnyOrder(key(HELLO), key(WORLD, 3));
        }
    }

    @Test
    void shows_at_once_what_another_put_or_deleted() throws Exception {
        try (ArtifactStore other = openAgain()) {
            put(HELLO);
            assertHolds(other, key(HELLO), HELLO);
            other.delete(key(HELLO));
            assertHoldsNothing(key(HELLO));
        }
    }

    @Test
    void hides_what_another_staged() throws Exception {
        try (ArtifactStore other = openAgain();
                Staged staged = stage(other, TestSource.of("file", HELLO))) {
            assertThat(staged.size()).isEqualTo(HELLO.length);
            assertHoldsNothing(key(HELLO));
        }
    }

    @Test
    void never_sweeps_what_another_that_lives_has_staged() throws Exception {
        try (Staged staged = stage(HELLO)) {
            try (ArtifactStore other = openAgain()) {
                other.sweep();
            }
            put(staged, key(HELLO));
        }
        assertHolds(key(HELLO), HELLO);
    }

    @Test
    void two_stores_put_the_same_bytes_at_once() throws Exception {
        byte[] content = bytes(700_000, 1);
        try (ArtifactStore other = openAgain()) {
            assertThat(Together.run(8, i -> {
                        ArtifactStore mine = i % 2 == 0 ? store : other;
                        return Arrays.equals(read(mine, put(mine, content, 1), 0, content.length), content);
                    }))
                    .containsOnly(true);
            assertThat(list(other)).containsExactly(key(content));
        }
    }
}
