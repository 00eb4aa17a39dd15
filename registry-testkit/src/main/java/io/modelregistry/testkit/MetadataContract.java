package io.modelregistry.testkit;

import io.modelregistry.spi.Metadata;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Nested;

/**
 * What every {@link Metadata} promises. Extend it, say how to open a registry, and the tests of all groups run against it.
 */
public abstract class MetadataContract {

    /** For those who test a store. */
    protected MetadataContract() {}

    /** Opens a registry that holds nothing, apart from all registries opened before. The contract closes it. */
    protected abstract Metadata openEmpty() throws Exception;

    /**
     * As {@link #openEmpty()}, with a clock that the contract moves. Empty if this kind of store takes the time from where no
     * test can reach it; the tests of jumping clocks are then reported as skipped.
     */
    protected Optional<Metadata> openEmpty(InstantSource clock) throws Exception {
        return Optional.empty();
    }

    /**
     * Opens the registry of the last {@link #openEmpty()} once more, whether it was closed or not. Empty if this kind of store
     * has registries that cannot be shared; the tests of sharing are then reported as skipped.
     */
    protected Optional<Metadata> openAgain() throws Exception {
        return Optional.empty();
    }

    @Nested
    final class Committing extends CommitContract {
        Committing() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class CommittingAtOnce extends CommitContentionContract {
        CommittingAtOnce() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class Reading extends MetadataStoreContract {
        Reading() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class ReadingKin extends KinContract {
        ReadingKin() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class MovingStages extends StageContract {
        MovingStages() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class Revising extends RevisionContract {
        Revising() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class KeepingTexts extends TextContract {
        KeepingTexts() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class ChainingEvents extends EventLineContract {
        ChainingEvents() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class FollowingEvents extends EventFeedContract {
        FollowingEvents() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class Timing extends TimeContract {
        Timing() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class Operating extends OperationLogContract {
        Operating() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class Consuming extends ConsumerStoreContract {
        Consuming() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class OperatingAtOnce extends OperationContentionContract {
        OperatingAtOnce() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class IndexingBlobs extends BlobIndexContract {
        IndexingBlobs() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class CollectingAtOnce extends BlobContentionContract {
        CollectingAtOnce() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class RecordingPredictions extends PredictionStoreContract {
        RecordingPredictions() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class ReadingPredictions extends PredictionReadingContract {
        ReadingPredictions() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class Searching extends SearchIndexContract {
        Searching() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class Walking extends SearchWalkContract {
        Walking() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class Sharing extends SharedMetadataContract {
        Sharing() {
            super(MetadataContract.this);
        }
    }

    @Nested
    final class Closing extends MetadataClosingContract {
        Closing() {
            super(MetadataContract.this);
        }
    }
}
