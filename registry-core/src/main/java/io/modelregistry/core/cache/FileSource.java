package io.modelregistry.core.cache;

import io.modelregistry.TransferListener;
import io.modelregistry.spi.ArtifactStore;
import java.util.function.Supplier;

/**
 * Where the files of all versions that a client hands out come from.
 *
 * @param store holds the bytes; asked for when they are needed
 * @param cache holds the local copies
 * @param listener hears what is fetched from the store
 * @param verification when local copies are read again
 */
public record FileSource(
        Supplier<ArtifactStore> store, LocalCache cache, TransferListener listener, Verification verification) {

    /** A store and its cache, with nobody listening and copies verified when they changed. */
    public static FileSource of(Supplier<ArtifactStore> store, LocalCache cache) {
        return new FileSource(store, cache, TransferListener.NONE, Verification.WHEN_CHANGED);
    }
}
