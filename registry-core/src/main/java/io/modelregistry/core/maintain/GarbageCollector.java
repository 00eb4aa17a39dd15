package io.modelregistry.core.maintain;

import io.modelregistry.GarbageReport;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.Metadata;
import java.time.Duration;
import java.util.List;

/**
 * Deletes what no version and no running registration needs, and clients that were not heard of for a day. For each blob, in this order: its generation is read, then who
 * refers to it, then it is condemned if the generation is still the same; only then its bytes are deleted. Whoever pins it in
 * between raises the generation, and whoever comes later gets another incarnation. So a collector may stop for any time
 * between any two steps, and another may run beside it.
 */
final class GarbageCollector {

    private static final int BATCH = 500;
    private static final Duration MEMORY_OF_CONSUMERS = Duration.ofDays(1);
    private static final Duration MEMORY_OF_OPERATIONS = Duration.ofDays(30);

    private final Metadata metadata;
    private final BlobIndex blobs;
    private final ArtifactStore artifacts;

    private long deleted;
    private long bytes;

    GarbageCollector(Metadata metadata, ArtifactStore artifacts) {
        this.metadata = metadata;
        this.blobs = metadata.blobs();
        this.artifacts = artifacts;
    }

    GarbageReport collect() {
        int abandoned = metadata.operations().fence();
        List<BlobRecord> batch = blobs.after(0, BATCH);
        while (!batch.isEmpty()) {
            batch.forEach(this::collect);
            batch = blobs.after(batch.get(batch.size() - 1).id(), BATCH);
        }
        artifacts.sweep();
        metadata.consumers().forget(MEMORY_OF_CONSUMERS);
        int forgotten = metadata.operations().forget(MEMORY_OF_OPERATIONS);
        return new GarbageReport(abandoned, deleted, bytes, forgotten);
    }

    private void collect(BlobRecord blob) {
        if (isCondemned(blob)) {
            artifacts.delete(blob.key());
            blobs.drop(blob.id());
            deleted++;
            bytes += blob.size();
        }
    }

    /** A blob that is DELETING already was condemned by a collector that stopped. */
    private boolean isCondemned(BlobRecord blob) {
        return blob.state() == BlobRecord.State.DELETING
                || (!blobs.isReferenced(blob.id()) && blobs.condemn(blob.id(), blob.generation()));
    }
}
