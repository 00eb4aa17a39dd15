package io.modelregistry.core.memory;

import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataProvider;
import java.time.InstantSource;

/** Opens {@code memory:} as metadata: a new, empty registry each time. */
public final class MemoryMetadataProvider implements MetadataProvider {

    private final InstantSource clock;

    /** Takes the time from the system. */
    public MemoryMetadataProvider() {
        this(InstantSource.system());
    }

    /** Takes the time from a clock, which may stand still or jump. */
    public MemoryMetadataProvider(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public String scheme() {
        return MemoryAddress.SCHEME;
    }

    @Override
    public Metadata open(String address) {
        MemoryAddress.check("metadata store", address);
        return new MemoryMetadata(clock);
    }
}
