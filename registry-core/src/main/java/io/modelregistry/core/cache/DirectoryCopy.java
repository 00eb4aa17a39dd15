package io.modelregistry.core.cache;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.StoredFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.UUID;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies files below a directory that appears when all of them are there. Until then they are in a hidden directory near it,
 * on the same file system.
 */
final class DirectoryCopy {

    private static final Logger log = LoggerFactory.getLogger(DirectoryCopy.class);

    private final Path asGiven;
    private final Path target;

    private DirectoryCopy(Path asGiven, Path target) {
        this.asGiven = asGiven;
        this.target = target;
    }

    /**
     * A copy to a directory.
     *
     * @throws InvalidInputException if something is there already
     */
    static DirectoryCopy to(Path directory) {
        try {
            Path target = directory.toAbsolutePath().normalize();
            if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
                target = requireEmpty(directory, target);
            }
            return new DirectoryCopy(directory, target);
        } catch (IOException e) {
            throw LocalCache.unusable(directory, e);
        }
    }

    private static Path requireEmpty(Path directory, Path target) throws IOException {
        if (!isEmptyDirectory(target)) {
            throw occupied(directory);
        }
        return target.toRealPath();
    }

    private static boolean isEmptyDirectory(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static InvalidInputException occupied(Path directory) {
        return InvalidInputException.of(
                "directory to copy to", directory.toString(), "one that does not exist yet or is empty");
    }

    /** Writes the files and shows them, or leaves nothing. */
    Path write(Collection<StoredFile> files, FileWriter writer) throws InterruptedException {
        Path hidden = nearestDirectory().resolve(".model-registry-" + UUID.randomUUID());
        try {
            Files.createDirectory(hidden);
            ManyFiles.forEach(files, file -> write(file, hidden, writer));
            publish(hidden);
            return asGiven;
        } catch (IOException e) {
            throw LocalCache.unusable(asGiven, e);
        } finally {
            deleteTree(hidden);
        }
    }

    private static void write(StoredFile file, Path hidden, FileWriter writer)
            throws IOException, InterruptedException {
        Path path = RelativeNames.resolve(hidden, file.file().name());
        Files.createDirectories(path.getParent());
        writer.write(file, path);
    }

    /** Missing parents are created at the end only, so that a failure need not remove them. */
    private Path nearestDirectory() {
        Path near = target;
        do {
            Path parent = near.getParent();
            near = parent == null ? target : parent;
        } while (!Files.isDirectory(near));
        return near;
    }

    private void publish(Path hidden) throws IOException {
        Files.createDirectories(target.getParent());
        try {
            Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!isEmptyDirectory(target)) {
                refuseIfOccupied();
                throw e;
            }
            // Windows does not replace a directory, even an empty one.
            Files.delete(target);
            Files.move(hidden, target, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private void refuseIfOccupied() {
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw occupied(asGiven);
        }
    }

    private static void deleteTree(Path directory) {
        if (Files.exists(directory)) {
            try {
                Trees.delete(directory);
            } catch (IOException e) {
                log.warn("{} is left over and can be deleted", directory, e);
            }
        }
    }

    /** Writes one file. */
    @FunctionalInterface
    interface FileWriter {
        void write(StoredFile file, Path path) throws IOException, InterruptedException;
    }
}
