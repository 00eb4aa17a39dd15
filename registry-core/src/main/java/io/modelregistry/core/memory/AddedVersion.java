package io.modelregistry.core.memory;

import io.modelregistry.spi.BlobRecord;
import java.util.Map;

/**
 * A version that is new.
 *
 * @param row the version
 * @param blobs what it refers to, by the name of the file
 */
record AddedVersion(VersionRow row, Map<String, BlobRecord> blobs) {

    AddedVersion {
        blobs = Map.copyOf(blobs);
    }
}
