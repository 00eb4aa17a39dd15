package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import io.modelregistry.spi.StoredFile;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The files of one manifest under their relative names, in a directory that is read-only but while files are added. They are
 * hard links to blobs; where there can be none, copies.
 */
final class VersionDirectory {

    private final Path directory;
    private final Digest manifest;
    private final CacheDirectory cache;

    VersionDirectory(CacheDirectory cache, Digest manifest) {
        this.cache = cache;
        this.manifest = manifest;
        this.directory = cache.versions().resolve(manifest.hex());
    }

    /** The directory, with at least these files in it, verified. */
    Path require(Collection<StoredFile> files, Origin origin, Verification verification)
            throws IOException, InterruptedException {
        List<StoredFile> missing = missing(files, verification);
        if (!missing.isEmpty() || !Files.isDirectory(directory)) {
            ManyFiles.forEach(missing, file -> cache.blobs().require(file, origin, verification));
            placeLocked(missing, origin);
        }
        return directory;
    }

    private void placeLocked(List<StoredFile> files, Origin origin) throws IOException, InterruptedException {
        DigestLocks.Lock lock = cache.locks().lock(manifest);
        try {
            place(files, origin);
        } finally {
            lock.release();
        }
    }

    /** Where a file is in the directory. */
    Path path(StoredFile file) {
        return RelativeNames.resolve(directory, file.file().name());
    }

    private List<StoredFile> missing(Collection<StoredFile> files, Verification verification) throws IOException {
        List<StoredFile> missing = new ArrayList<>();
        for (StoredFile file : files) {
            if (!isVerified(file, verification)) {
                missing.add(file);
            }
        }
        return missing;
    }

    private boolean isVerified(StoredFile file, Verification verification) throws IOException {
        Path path = path(file);
        Optional<FileIdentity> identity = FileIdentity.of(path);
        return identity.isPresent()
                && isAsVerified(path, identity.get(), file)
                && (verification == Verification.WHEN_CHANGED
                        || Digest.of(path).equals(file.file().digest()));
    }

    /** A link is the blob, and so is its identity; only a copy has a record of its own. */
    private boolean isAsVerified(Path path, FileIdentity identity, StoredFile file) throws IOException {
        Path blob = cache.blobs().path(file.file().digest());
        return cache.verified().contains(blob, identity) || cache.verified().contains(path, identity);
    }

    private void place(List<StoredFile> files, Origin origin) throws IOException, InterruptedException {
        NavigableSet<Path> directories = directories(files);
        try {
            for (Path each : directories) {
                Files.createDirectories(each);
                Permissions.makeWritable(each);
            }
            for (StoredFile file : files) {
                place(file, origin);
            }
        } finally {
            for (Path each : directories) {
                makeReadOnly(each);
            }
        }
    }

    private static void makeReadOnly(Path each) throws IOException {
        if (Files.isDirectory(each)) {
            Permissions.makeReadOnly(each);
        }
    }

    /** Each directory comes before those in it. */
    private NavigableSet<Path> directories(List<StoredFile> files) {
        NavigableSet<Path> directories = new TreeSet<>();
        directories.add(directory);
        for (StoredFile file : files) {
            Path parent = path(file).getParent();
            while (parent != null && directories.add(parent)) {
                parent = parent.getParent();
            }
        }
        return directories;
    }

    private void place(StoredFile file, Origin origin) throws IOException, InterruptedException {
        Path blob = cache.blobs().path(file.file().digest());
        Path path = path(file);
        if (!FileIdentity.of(path).equals(FileIdentity.of(blob)) && !isLinked(blob, path)) {
            copy(file, path, origin);
        }
    }

    /**
     * Replaces in one step, because somebody may be about to open the path. Fails where the file system has no hard links, and
     * where the blob has as many as it may have.
     */
    private boolean isLinked(Path blob, Path path) throws IOException {
        Path staged = cache.staging().newPath(manifest);
        try {
            cache.settings().linker().link(staged, blob);
            cache.staging().publish(staged, path);
            return true;
        } catch (UnsupportedOperationException | FileSystemException e) {
            return false;
        } finally {
            Files.deleteIfExists(staged);
        }
    }

    private void copy(StoredFile file, Path path, Origin origin) throws IOException, InterruptedException {
        Path staged = cache.staging().newPath(manifest);
        try {
            cache.blobs().copy(file, staged, origin);
            Permissions.makeReadOnly(staged);
            FileIdentity identity = FileIdentity.require(staged);
            cache.staging().publish(staged, path);
            cache.verified().add(path, identity, manifest);
        } finally {
            Files.deleteIfExists(staged);
        }
    }
}
