package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import io.modelregistry.spi.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

/** Verified bytes, one read-only file for each digest. */
final class Blobs {

    private final Path directory;
    private final VerifiedFiles verified;
    private final Staging staging;
    private final DigestLocks locks;
    private final Duration patience;

    Blobs(Path directory, VerifiedFiles verified, Staging staging, DigestLocks locks, Duration patience) {
        this.directory = directory;
        this.verified = verified;
        this.staging = staging;
        this.locks = locks;
        this.patience = patience;
    }

    Path directory() {
        return directory;
    }

    /** Where the bytes of a digest are, if they are here. */
    Path path(Digest digest) {
        return directory.resolve(digest.hex().substring(0, 2)).resolve(digest.hex());
    }

    /** The bytes of a file, verified; those that are not here, or are damaged, are fetched from where they come from. */
    Path require(StoredFile file, Origin origin, Verification verification) throws IOException, InterruptedException {
        Path blob = path(file.file().digest());
        if (isAsVerified(blob, verification)) {
            Recency.touch(verified.record(blob));
            return blob;
        }
        Digest digest = file.file().digest();
        DigestLocks.Lock lock = locks.lock(digest, patience, () -> staging.bytes(digest));
        try {
            if (!isAsVerified(blob, verification)) {
                verified.add(
                        blob, verifiedIdentity(blob, file, origin), file.file().digest());
            }
            return blob;
        } finally {
            lock.release();
        }
    }

    private boolean isAsVerified(Path blob, Verification verification) throws IOException {
        Optional<FileIdentity> identity = FileIdentity.of(blob);
        return verification == Verification.WHEN_CHANGED
                && identity.isPresent()
                && verified.contains(blob, identity.get());
    }

    /** The identity is read before the bytes, so that a change while they are read shows next time. */
    private FileIdentity verifiedIdentity(Path blob, StoredFile file, Origin origin) throws IOException {
        Optional<FileIdentity> identity = FileIdentity.of(blob);
        boolean isIntact = identity.isPresent()
                && identity.get().size() == file.file().size()
                && Digest.of(blob).equals(file.file().digest());
        return isIntact ? identity.get() : fetched(blob, file, origin);
    }

    private FileIdentity fetched(Path blob, StoredFile file, Origin origin) throws IOException {
        Path staged = staging.newPath(file.file().digest());
        try {
            origin.fetch(file, staged);
            Permissions.makeReadOnly(staged);
            FileIdentity identity = FileIdentity.require(staged);
            staging.publish(staged, blob);
            return identity;
        } finally {
            Files.deleteIfExists(staged);
        }
    }

    /** Writes the bytes of a file into a new one; a blob that turns out damaged is fetched anew. */
    void copy(StoredFile file, Path target, Origin origin) throws IOException, InterruptedException {
        if (!isCopied(require(file, origin, Verification.WHEN_CHANGED), target, file)) {
            Files.delete(target);
            if (!isCopied(require(file, origin, Verification.ALWAYS), target, file)) {
                throw origin.damaged(file, "and the local disk does not keep them");
            }
        }
    }

    /** The digest is that of the bytes written, not of those in the blob: this is what the caller will read. */
    private static boolean isCopied(Path blob, Path target, StoredFile file) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (InputStream in = Files.newInputStream(blob);
                OutputStream out =
                        Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            byte[] buffer = new byte[Origin.BUFFER_BYTES];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        return Digest.finish(digest).equals(file.file().digest());
    }
}
