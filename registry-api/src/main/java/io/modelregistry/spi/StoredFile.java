package io.modelregistry.spi;

import io.modelregistry.ModelFile;

/**
 * A file of a version and where its bytes are.
 *
 * @param file what was registered
 * @param blob where its bytes are
 */
public record StoredFile(ModelFile file, BlobKey blob) {}
