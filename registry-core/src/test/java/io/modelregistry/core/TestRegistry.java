package io.modelregistry.core;

import io.modelregistry.RegistryClient;
import io.modelregistry.core.memory.MemoryArtifactProvider;
import io.modelregistry.core.memory.MemoryMetadataProvider;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.Metadata;
import java.nio.file.Path;
import java.time.Duration;

/** A registry in memory, and its stores. */
public final class TestRegistry implements AutoCloseable {

    private final Path cache;
    private final Metadata metadata = new MemoryMetadataProvider().open("memory:");
    private final ArtifactStore artifacts = new MemoryArtifactProvider().open("memory:");
    private final RegistryClient client;

    /** A registry whose client keeps local copies in a directory. */
    public TestRegistry(Path cache) {
        this.cache = cache;
        this.client = client(metadata, "ana");
    }

    /** Another client of the same artifacts. */
    public RegistryClient client(Metadata through, String actor) {
        return client(through, artifacts, actor);
    }

    /** Another client. */
    public RegistryClient client(Metadata through, ArtifactStore files, String actor) {
        return RegistryClient.builder()
                .metadata(through)
                .artifacts(files)
                .cache(cache)
                .actor(actor)
                .patience(Duration.ofSeconds(2))
                .open();
    }

    /** The client of ana. */
    public RegistryClient client() {
        return client;
    }

    /** The metadata in memory. */
    public Metadata metadata() {
        return metadata;
    }

    /** The artifacts in memory. */
    public ArtifactStore artifacts() {
        return artifacts;
    }

    @Override
    public void close() {
        client.close();
        artifacts.close();
        metadata.close();
    }
}
