package io.modelregistry.core.memory;

import io.modelregistry.testkit.ProviderContract;

class MemoryMetadataProviderTest extends ProviderContract {

    @Override
    protected Object provider() {
        return new MemoryMetadataProvider();
    }
}
