package io.modelregistry.store.s3;

import io.modelregistry.spi.FilesProvider;

/**
 * Opens {@code s3://bucket/any/key?endpoint=…&region=…}: the object of that key, or every object below it. Parameters and
 * credentials are those of {@link S3ArtifactProvider}.
 */
public final class S3FilesProvider implements FilesProvider {

    @Override
    public String scheme() {
        return "s3";
    }

    @Override
    public Files at(String location) {
        return S3Files.at(location);
    }
}
