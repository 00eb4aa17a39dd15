package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A cache's directory in use.
 *
 * @param versions holds a directory for each manifest
 * @param blobs bytes by digest
 * @param verified which files were verified
 * @param staging where files are written until they are whole
 * @param locks keep processes from doing the same at once
 * @param uses keep what is used from being evicted
 * @param settings what else it depends on
 */
record CacheDirectory(
        Path versions,
        Blobs blobs,
        VerifiedFiles verified,
        Staging staging,
        DigestLocks locks,
        UseLocks uses,
        CacheSettings settings)
        implements AutoCloseable {

    /** Creates what is missing and deletes what died with others. */
    static CacheDirectory open(Path root, CacheSettings settings) throws IOException {
        Path versions = Files.createDirectories(root.resolve("versions"));
        Staging staging = new Staging(Files.createDirectories(root.resolve("staging")));
        VerifiedFiles verified = new VerifiedFiles(root, root.resolve("verified"), staging);
        DigestLocks locks = new DigestLocks(root.resolve("locks"));
        try {
            staging.sweep(locks);
        } catch (IOException e) {
            locks.close();
            throw e;
        }
        Blobs blobs = new Blobs(root.resolve("blobs"), verified, staging, locks, settings.patience());
        return new CacheDirectory(
                versions, blobs, verified, staging, locks, UseLocks.of(root.resolve("uses")), settings);
    }

    /** The record of when a version was last used. */
    Path used(Digest manifest) {
        return versions.resolveSibling("used").resolve(manifest.hex());
    }

    @Override
    public void close() throws IOException {
        locks.close();
    }
}
