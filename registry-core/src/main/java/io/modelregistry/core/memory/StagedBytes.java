package io.modelregistry.core.memory;

import io.modelregistry.Digest;
import io.modelregistry.spi.ArtifactStore.Staged;
import java.io.InputStream;
import java.util.Optional;

/** Bytes that were read and that nobody else sees yet; let go of when nobody refers to them. */
record StagedBytes(String name, Bytes bytes) implements Staged {

    @Override
    public Digest digest() {
        return bytes.digest();
    }

    @Override
    public long size() {
        return bytes.size();
    }

    @Override
    public Optional<InputStream> open(long offset) {
        return Optional.of(bytes.open(offset, bytes.size() - offset));
    }

    @Override
    public void close() {
        // The memory is free as soon as this is unreachable.
    }
}
