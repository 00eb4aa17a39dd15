package io.modelregistry.system;

import io.modelregistry.RegistryClient;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.Metadata;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A registry of two places, empty at first, that a test opens as often as it likes. Safe for many threads. */
final class TestRegistry implements AutoCloseable {

    private static final String MEMORY = "memory:";

    private final Path directory;
    private final Place metadataPlace;
    private final Place artifactPlace;
    private Metadata metadata;
    private ArtifactStore artifacts;

    private TestRegistry(Path directory, Place metadataPlace, Place artifactPlace) {
        this.directory = directory;
        this.metadataPlace = metadataPlace;
        this.artifactPlace = artifactPlace;
    }

    static TestRegistry in(Path directory, MetadataKind metadata, ArtifactKind artifacts)
            throws IOException, SQLException {
        Path own = Files.createTempDirectory(directory, "registry-");
        return new TestRegistry(own, metadata.newPlace(own), artifacts.newPlace(own));
    }

    /** The address of the metadata, of the artifacts, and an empty directory to cache in: what another process needs. */
    List<String> addresses() {
        return List.of(
                metadataPlace.address(),
                artifactPlace.address(),
                newDirectory("cache-").toString());
    }

    /** A client with an empty cache. */
    RegistryClient open() {
        return builder().open();
    }

    /** As {@link #open()}, for further options. Clients of what lives in memory share it. */
    RegistryClient.Builder builder() {
        RegistryClient.Builder builder = RegistryClient.builder().cache(newDirectory("cache-"));
        if (metadataPlace.address().equals(MEMORY)) {
            builder.metadata(metadata());
        } else {
            builder.metadata(metadataPlace.address());
        }
        if (artifactPlace.address().equals(MEMORY)) {
            builder.artifacts(artifacts());
        } else {
            builder.artifacts(artifactPlace.address());
        }
        return builder;
    }

    /** A client with an empty cache over other stores, usually {@link #metadata()} and {@link #artifacts()} in disguise. */
    RegistryClient openOver(Metadata ofMetadata, ArtifactStore ofArtifacts) {
        return RegistryClient.builder()
                .metadata(ofMetadata)
                .artifacts(ofArtifacts)
                .cache(newDirectory("cache-"))
                .open();
    }

    /** The metadata store, below any client. */
    synchronized Metadata metadata() {
        if (metadata == null) {
            metadata = Providers.metadata(metadataPlace.address());
        }
        return metadata;
    }

    /** The artifact store, below any client. */
    synchronized ArtifactStore artifacts() {
        if (artifacts == null) {
            artifacts = Providers.artifacts(artifactPlace.address());
        }
        return artifacts;
    }

    /** A new directory that goes away with the test. */
    Path newDirectory(String prefix) {
        try {
            return Files.createTempDirectory(directory, prefix);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() throws SQLException {
        if (metadata != null) {
            metadata.close();
        }
        if (artifacts != null) {
            artifacts.close();
        }
        metadataPlace.remove();
        artifactPlace.remove();
    }
}
