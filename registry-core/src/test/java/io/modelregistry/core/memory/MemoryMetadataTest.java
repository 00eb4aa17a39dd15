package io.modelregistry.core.memory;

import io.modelregistry.spi.Metadata;
import io.modelregistry.testkit.MetadataContract;
import java.time.InstantSource;
import java.util.Optional;

class MemoryMetadataTest extends MetadataContract {

    @Override
    protected Metadata openEmpty() {
        return new MemoryMetadataProvider().open("memory:");
    }

    @Override
    protected Optional<Metadata> openEmpty(InstantSource clock) {
        return Optional.of(new MemoryMetadataProvider(clock).open("memory:"));
    }
}
