package io.modelregistry.system;

import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.Metadata;

/**
 * What a collector of garbage must not be: it looks whether a blob is needed and then deletes it, as if nothing could happen
 * in between. It shows that the tests of the real one would notice.
 */
final class NaiveCollector {

    private NaiveCollector() {}

    static int collect(Metadata metadata, ArtifactStore artifacts) {
        int deleted = 0;
        metadata.operations().fence();
        for (BlobRecord blob : metadata.blobs().after(0, 1_000)) {
            if (!metadata.blobs().isReferenced(blob.id())) {
                artifacts.delete(blob.key());
                deleted++;
            }
        }
        return deleted;
    }
}
