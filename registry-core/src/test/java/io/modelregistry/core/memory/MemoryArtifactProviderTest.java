package io.modelregistry.core.memory;

import io.modelregistry.testkit.ProviderContract;

class MemoryArtifactProviderTest extends ProviderContract {

    @Override
    protected Object provider() {
        return new MemoryArtifactProvider();
    }
}
