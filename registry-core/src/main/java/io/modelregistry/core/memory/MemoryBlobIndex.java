package io.modelregistry.core.memory;

import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.BlobRecord;
import java.util.Collection;
import java.util.List;

/** The blobs of a registry in memory. */
final class MemoryBlobIndex implements BlobIndex {

    private final Guard guard;
    private final BlobTable blobs;

    MemoryBlobIndex(Guard guard, BlobTable blobs) {
        this.guard = guard;
        this.blobs = blobs;
    }

    @Override
    public List<BlobRecord> after(long id, int limit) {
        return guard.alone(() -> Pages.stream(blobs.after(id)).limit(limit).toList());
    }

    @Override
    public void markPresent(Collection<Long> ids) {
        guard.alone(() -> ids.forEach(blobs::markPresent));
    }

    @Override
    public boolean isReferenced(long id) {
        return guard.alone(() -> blobs.isReferenced(id));
    }

    @Override
    public List<Use> uses(long id, int limit) {
        return guard.alone(() -> blobs.uses(id).stream().limit(limit).toList());
    }

    @Override
    public boolean condemn(long id, long generation) {
        return guard.alone(() -> blobs.condemn(id, generation));
    }

    @Override
    public void drop(long id) {
        guard.alone(() -> blobs.drop(id));
    }
}
