package io.modelregistry.core.file;

import io.modelregistry.error.StoreException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileStore;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Objects;

/**
 * Says what a failed operation on files means and what helps. Looks at the file system as well as at the system's text: that comes
 * in the user's language, while Java does not see that a part of a file system is mounted read-only.
 */
final class Failures {

    /** Below this nothing of use can be written. */
    private static final long FULL_BYTES = 64 * 1024;

    private final String address;
    private final Path root;

    Failures(String address, Path root) {
        this.address = address;
        this.root = root;
    }

    /** Does something with files; {@code failed} says what did not happen otherwise: {@code a file cannot be staged}. */
    <R> R translating(String failed, FileWork<R> work) {
        try {
            return work.run();
        } catch (IOException e) {
            throw of(failed, e);
        } catch (DirectoryIteratorException e) {
            throw of(failed, Objects.requireNonNull(e.getCause()));
        }
    }

    /** The exception for a failure. */
    StoreException of(String failed, IOException cause) {
        if (cause instanceof ClosedByInterruptException || cause instanceof FileLockInterruptionException) {
            return StoreException.unavailable(address, failed + ": the thread was interrupted", cause);
        }
        return StoreException.refused(address, failed + ": " + reason(cause), cause);
    }

    private String reason(IOException cause) {
        if (cause instanceof NotDirectoryException e) {
            return e.getFile() + " is not a directory, or is a link; put the store's own directory there";
        }
        if (cause instanceof AtomicMoveNotSupportedException) {
            return "blobs and staging are on different file systems; put them on one";
        }
        if (isOnReadOnlyFileSystem() || text(cause).contains("Read-only")) {
            return "the file system is read-only; mount it for writing or use another directory";
        }
        if (cause instanceof AccessDeniedException e) {
            return "no permission for " + e.getFile() + "; let this user read and write there";
        }
        return isFull() ? "the disk is full; free some space" : text(cause);
    }

    private boolean isOnReadOnlyFileSystem() {
        try {
            return fileStore().isReadOnly();
        } catch (IOException e) {
            return false;
        }
    }

    private boolean isFull() {
        try {
            return fileStore().getUsableSpace() < FULL_BYTES;
        } catch (IOException e) {
            return false;
        }
    }

    private FileStore fileStore() throws IOException {
        Path existing = root.toAbsolutePath();
        while (existing.getParent() != null && !Files.exists(existing)) {
            existing = existing.getParent();
        }
        return Files.getFileStore(existing);
    }

    private static String text(IOException cause) {
        if (cause instanceof FileSystemException e) {
            String kind = e.getReason() == null ? e.getClass().getSimpleName() : e.getReason();
            return e.getFile() == null ? kind : kind + " at " + e.getFile();
        }
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** What may fail as file systems do. */
    @FunctionalInterface
    interface FileWork<R> {
        R run() throws IOException;
    }
}
