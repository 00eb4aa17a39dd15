package io.modelregistry.core.file;

import io.modelregistry.spi.ArtifactProvider;
import io.modelregistry.spi.ArtifactStore;

/** Opens {@code file:} addresses: a directory, created where it does not exist. */
public final class FileArtifactProvider implements ArtifactProvider {

    @Override
    public String scheme() {
        return "file";
    }

    @Override
    public ArtifactStore open(String address) {
        return FileArtifactStore.open(FileAddress.parse(address));
    }
}
