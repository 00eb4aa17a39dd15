package io.modelregistry.testkit;

import io.modelregistry.spi.ArtifactStore;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link ArtifactStore} promises. Extend it, say how to open a store, and the tests of all groups run against it.
 */
public abstract class ArtifactStoreContract {

    /** For those who test a store. */
    protected ArtifactStoreContract() {}

    /** Opens a store that holds nothing, apart from all stores opened before. The contract closes it. */
    protected abstract ArtifactStore openEmpty() throws Exception;

    /**
     * Opens the place of the last {@link #openEmpty()} once more, whether that store was closed or not. Empty if this kind of
     * store has places that cannot be shared; the tests of sharing are then reported as skipped.
     */
    protected Optional<ArtifactStore> openAgain() throws Exception {
        return Optional.empty();
    }

    /** Whether this kind of store holds blobs in the memory of its process; the test of memory is then skipped. */
    protected boolean holdsBlobsInMemory() {
        return false;
    }

    @Nested
    final class Staging extends StagingContract {
        Staging() {
            super(ArtifactStoreContract.this);
        }
    }

    @Nested
    final class Putting extends PuttingContract {
        Putting() {
            super(ArtifactStoreContract.this);
        }
    }

    @Nested
    final class Reading extends ReadingContract {
        Reading() {
            super(ArtifactStoreContract.this);
        }
    }

    @Nested
    final class Removing extends RemovingContract {
        Removing() {
            super(ArtifactStoreContract.this);
        }
    }

    @Nested
    final class Contending extends PutContentionContract {
        Contending() {
            super(ArtifactStoreContract.this);
        }
    }

    @Nested
    final class HoldingLargeBlobs extends LargeBlobContract {
        HoldingLargeBlobs() {
            super(ArtifactStoreContract.this);
        }
    }

    @Nested
    final class Sharing extends SharedArtifactsContract {
        Sharing() {
            super(ArtifactStoreContract.this);
        }
    }

    @Nested
    final class Closing extends ArtifactClosingContract {
        Closing() {
            super(ArtifactStoreContract.this);
        }
    }
}
