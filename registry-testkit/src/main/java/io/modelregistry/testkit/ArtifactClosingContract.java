package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.TransferListener;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a store says after it was closed. */
abstract class ArtifactClosingContract extends ArtifactFixture {

    ArtifactClosingContract(ArtifactStoreContract contract) {
        super(contract);
    }

    @Test
    void has_an_address() {
        assertThat(store.address()).isNotBlank();
    }

    @Test
    void refuses_every_call_after_it_was_closed() {
        BlobKey key = put(HELLO);
        Staged staged = stage(WORLD);
        List<Placement> placements = List.of(Progress.firstIncarnation(staged));
        staged.close();
        store.close();
        assertClosed(store::address);
        assertClosed(() -> stage(TestSource.of("file", HELLO)));
        assertClosed(() -> store.put(placements, TransferListener.NONE));
        assertClosed(() -> store.open(key, 0, 5));
        assertClosed(() -> store.size(key));
        assertClosed(() -> store.delete(key));
        assertClosed(() -> store.list());
        assertClosed(() -> store.sweep());
    }

    private static void assertClosed(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void does_nothing_when_it_is_closed_twice() {
        store.close();
        assertThatCode(store::close).doesNotThrowAnyException();
    }

    @Test
    void lets_staged_bytes_be_closed_after_it() {
        Staged staged = stage(HELLO);
        store.close();
        assertThatCode(staged::close).doesNotThrowAnyException();
    }
}
