package io.modelregistry.core.memory;

import io.modelregistry.spi.ArtifactProvider;
import io.modelregistry.spi.ArtifactStore;

/** Opens {@code memory:} as a place for files: a new, empty one each time. */
public final class MemoryArtifactProvider implements ArtifactProvider {

    @Override
    public String scheme() {
        return MemoryAddress.SCHEME;
    }

    @Override
    public ArtifactStore open(String address) {
        MemoryAddress.check("artifact store", address);
        return new MemoryArtifactStore();
    }
}
