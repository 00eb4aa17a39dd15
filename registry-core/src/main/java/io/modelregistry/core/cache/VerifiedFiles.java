package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * Remembers which files were verified, beyond the process that did: a small record for each, under the path of the file, that
 * holds its identity at that time. A file that is not exactly what its record says was not verified.
 *
 * <p>Records are not forced to disk. One that a power failure cut short equals no identity; one that outlived the bytes of its
 * file does not either, because file systems write a new file's size after its bytes.
 */
final class VerifiedFiles {

    private final Path root;
    private final Path records;
    private final Staging staging;

    /** Records for the files below a directory. */
    VerifiedFiles(Path root, Path records, Staging staging) {
        this.root = root;
        this.records = records;
        this.staging = staging;
    }

    /** Whether the file was verified when it was what it is now. */
    boolean contains(Path file, FileIdentity identity) throws IOException {
        try {
            return Files.readString(record(file)).equals(identity.line());
        } catch (NoSuchFileException e) {
            return false;
        }
    }

    /**
     * Remembers a file as verified.
     *
     * @param identity what it was before it was read
     * @param lock whose lock the caller holds
     */
    void add(Path file, FileIdentity identity, Digest lock) throws IOException {
        Path staged = staging.newPath(lock);
        try {
            Files.writeString(staged, identity.line());
            staging.publish(staged, record(file));
        } finally {
            Files.deleteIfExists(staged);
        }
    }

    /** Where it is remembered of a file, or of those below a directory. */
    Path record(Path file) {
        return records.resolve(root.relativize(file));
    }
}
