package io.modelregistry.core.memory;

import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.testkit.ArtifactStoreContract;
import io.modelregistry.testkit.fault.Faults;
import io.modelregistry.testkit.fault.FilterArtifactStore;

/** Decorators that inject nothing keep every promise. */
class DecoratedArtifactStoreTest extends ArtifactStoreContract {

    @Override
    protected ArtifactStore openEmpty() {
        return new FilterArtifactStore(new Faults().in(new MemoryArtifactProvider().open("memory:")));
    }

    @Override
    protected boolean holdsBlobsInMemory() {
        return true;
    }
}
