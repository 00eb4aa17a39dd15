package io.modelregistry.core.memory;

import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.testkit.ArtifactStoreContract;

class MemoryArtifactStoreTest extends ArtifactStoreContract {

    @Override
    protected ArtifactStore openEmpty() {
        return new MemoryArtifactProvider().open("memory:");
    }

    @Override
    protected boolean holdsBlobsInMemory() {
        return true;
    }
}
