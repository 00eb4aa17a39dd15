package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where files are written until they are whole. The name of each begins with a digest, and whoever writes it holds the lock on
 * that digest: a file whose lock is free was left by a process that died.
 */
final class Staging {

    private static final Pattern NAME = Pattern.compile("([0-9a-f]{64})\\..*");

    private final Path directory;
    private final AtomicBoolean hasGrown = new AtomicBoolean(true);

    Staging(Path directory) {
        this.directory = directory;
    }

    /** A path that nobody else uses. The directory may have been deleted, by somebody who cleaned up. */
    Path newPath(Digest lock) throws IOException {
        Files.createDirectories(directory);
        return directory.resolve(lock.hex() + "." + UUID.randomUUID());
    }

    /** Makes a whole file visible at its final path, in place of what is there. */
    void publish(Path staged, Path target) throws IOException {
        hasGrown.set(true);
        try {
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (NoSuchFileException e) {
            Files.createDirectories(target.getParent());
            Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Whether something was published since it was last asked; at first nobody knows. */
    boolean takeGrowth() {
        return hasGrown.getAndSet(false);
    }

    /** It is to be said that something was published when it is next asked. */
    void giveBackGrowth() {
        hasGrown.set(true);
    }

    /** How much is written under the lock on a digest: what grows while its holder lives. */
    long bytes(Digest lock) throws IOException {
        long bytes = 0;
        for (Path file : files()) {
            if (lock(file).equals(Optional.of(lock))) {
                bytes += FileIdentity.of(file).map(FileIdentity::size).orElse(0L);
            }
        }
        return bytes;
    }

    /** Deletes what processes left that died; some of it may be directories of versions. */
    void sweep(DigestLocks locks) throws IOException {
        for (Path file : files()) {
            Optional<Digest> lock = lock(file);
            if (lock.isPresent()) {
                sweep(file, lock.get(), locks);
            }
        }
    }

    private static void sweep(Path file, Digest digest, DigestLocks locks) throws IOException {
        Optional<DigestLocks.Lock> lock = locks.tryLock(digest);
        if (lock.isPresent()) {
            try {
                Trees.delete(file);
            } finally {
                lock.get().release();
            }
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.toList();
        }
    }

    private static Optional<Digest> lock(Path file) {
        return NAME.matcher(file.getFileName().toString())
                .results()
                .map(match -> new Digest(match.group(1)))
                .findFirst();
    }
}
