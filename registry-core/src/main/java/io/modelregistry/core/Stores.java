package io.modelregistry.core;

import io.modelregistry.core.cache.FileSource;
import io.modelregistry.core.cache.LocalCache;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.Metadata;
import java.util.concurrent.atomic.AtomicBoolean;

/** Everything a client reads from and writes to. */
final class Stores implements AutoCloseable {

    private final Owned<Metadata> metadata;
    private final Owned<ArtifactStore> artifacts;
    private final LocalCache cache;
    private final AtomicBoolean closed = new AtomicBoolean();

    Stores(Owned<Metadata> metadata, Owned<ArtifactStore> artifacts, LocalCache cache) {
        this.metadata = metadata;
        this.artifacts = artifacts;
        this.cache = cache;
    }

    Metadata metadata() {
        requireOpen();
        return metadata.store();
    }

    ArtifactStore artifacts() {
        requireOpen();
        return artifacts.store();
    }

    /** Where the files of versions come from. */
    FileSource files() {
        return FileSource.of(this::artifacts, cache);
    }

    /** Makes the first contact with both stores, if that was not done yet. */
    void check() {
        metadata();
        artifacts();
    }

    /** Where they are, without secrets, as far as is known without contact. */
    @Override
    public String toString() {
        if (isClosed()) {
            return "closed registry";
        }
        return metadata.isOpen() && artifacts.isOpen()
                ? "registry in " + metadata().address() + ", artifacts in "
                        + artifacts().address()
                : "registry that was not contacted yet";
    }

    boolean isClosed() {
        return closed.get();
    }

    private void requireOpen() {
        if (isClosed()) {
            throw new IllegalStateException("The registry client is closed");
        }
    }

    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try (metadata;
                    artifacts) {
                cache.close();
            }
        }
    }
}
