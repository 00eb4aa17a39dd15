package io.modelregistry.core.file;

import io.modelregistry.error.IntegrityException;
import io.modelregistry.spi.BlobKey;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Blobs as read-only files {@code ab/abcdef….1}. The directories {@code ab} are made when needed, and stay. */
final class BlobDirectory {

    private final Path directory;
    private final Linking linking;
    private final Copier copier;

    BlobDirectory(Path directory, Linking linking, Copier copier) {
        this.directory = directory;
        this.linking = linking;
        this.copier = copier;
    }

    /** Makes the directory, unless it exists. */
    void create() throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            Directories.createOwn(directory);
            Directories.sync(directory.resolve(".."));
        }
    }

    /**
     * Gives a staged file the name of its key, if nothing has it. What has it already must hold the same bytes. The name is
     * durable after {@link Directories#sync} of {@link #directoriesOf}.
     */
    void put(Path staged, long size, BlobKey key) throws IOException {
        Path blob = path(key);
        if (Files.exists(blob, LinkOption.NOFOLLOW_LINKS)) {
            requireSame(blob, size, key);
            return;
        }
        makeDurable(staged);
        Directories.createOwn(fan(key));
        try {
            link(staged, blob);
        } catch (FileAlreadyExistsException e) {
            requireSame(blob, size, key);
        }
    }

    private static void makeDurable(Path staged) throws IOException {
        try (FileChannel channel = FileChannel.open(staged, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        // Where the file system has no permissions there is nothing to be done.
        boolean ignored = staged.toFile().setReadOnly();
    }

    private void link(Path staged, Path blob) throws IOException {
        try {
            linking.link(staged, blob);
        } catch (FileAlreadyExistsException | NoSuchFileException | AccessDeniedException e) {
            throw e;
        } catch (UnsupportedOperationException | FileSystemException e) {
            moveCopy(staged, blob);
        }
    }

    /** Without hard links. A copy, since what is staged may be put under a second key. */
    private static void moveCopy(Path staged, Path blob) throws IOException {
        if (Files.exists(blob, LinkOption.NOFOLLOW_LINKS)) {
            throw new FileAlreadyExistsException(blob.toString());
        }
        Path copy = staged.resolveSibling(staged.getFileName() + "-" + UUID.randomUUID());
        try {
            Files.copy(staged, copy);
            makeDurable(copy);
            Files.move(copy, blob, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    private void requireSame(Path blob, long size, BlobKey key) throws IOException {
        try (FileChannel there = FileChannel.open(blob, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            if (there.size() != size || !copier.digest(there).equals(key.digest())) {
                throw IntegrityException.of("blob " + key, "the bytes that are stored there already are not its own");
            }
        }
    }

    /** The directories whose entries change when blobs are put under these keys. */
    Set<Path> directoriesOf(Collection<BlobKey> keys) {
        Set<Path> directories = new TreeSet<>();
        keys.forEach(key -> directories.add(fan(key)));
        directories.add(directory);
        return directories;
    }

    /** Opens a blob for reading; empty if there is none. */
    Optional<FileChannel> open(BlobKey key) throws IOException {
        try {
            return Optional.of(FileChannel.open(path(key), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    OptionalLong size(BlobKey key) throws IOException {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path(key), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() ? OptionalLong.of(attributes.size()) : OptionalLong.empty();
        } catch (NoSuchFileException e) {
            return OptionalLong.empty();
        }
    }

    /** Returns whether there was anything. */
    boolean delete(BlobKey key) throws IOException {
        return Files.deleteIfExists(path(key));
    }

    /** The names of directories that may hold blobs. */
    List<String> fans() throws IOException {
        return names(directory);
    }

    /** The blobs in one of {@link #fans}. Files that are no blobs are passed over. */
    List<BlobKey> blobs(String fan) throws IOException {
        return names(directory.resolve(fan)).stream()
                .flatMap(name -> BlobKey.ofPath(fan + "/" + name).stream())
                .toList();
    }

    private static List<String> names(Path directory) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(directory)) {
            entries.forEach(entry -> names.add(entry.getFileName().toString()));
        } catch (NotDirectoryException e) {
            // a foreign file
        }
        return names;
    }

    private Path path(BlobKey key) throws IOException {
        if (Files.isSymbolicLink(fan(key))) {
            throw new NotDirectoryException(fan(key).toString());
        }
        return directory.resolve(key.path());
    }

    private Path fan(BlobKey key) {
        return directory.resolve(key.digest().hex().substring(0, 2));
    }
}
