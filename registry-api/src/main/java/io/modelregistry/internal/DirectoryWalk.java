package io.modelregistry.internal;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Finds every file below a directory. Follows no link and opens nothing. */
public final class DirectoryWalk extends SimpleFileVisitor<Path> {

    private final Path root;
    private final String what;
    private final List<BlobSource> found = new ArrayList<>();

    private DirectoryWalk(Path root, String what) {
        this.root = root;
        this.what = what;
    }

    /**
     * Every file below a directory, under its name relative to it.
     *
     * @param what the kind of directory, for messages: {@code model directory}
     * @throws InvalidInputException if something in it is no regular file, cannot be read or has a name that no file may have
     */
    public static List<BlobSource> below(Path root, String what) {
        DirectoryWalk walk = new DirectoryWalk(root, what);
        try {
            Files.walkFileTree(root, walk);
        } catch (IOException e) {
            throw InvalidInputException.of(what, root.toString(), "a directory that can be read: " + e);
        }
        return walk.found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (!attributes.isRegularFile()) {
            throw InvalidInputException.of(
                    "file in " + what, file.toString(), "regular files and directories, no links or devices");
        }
        if (!Files.isReadable(file)) {
            throw unreadable(file);
        }
        if (found.size() >= Limits.FILES) {
            throw InvalidInputException.of(what, root.toString(), "at most " + Limits.FILES + " files");
        }
        String name = relativeName(file);
        FileNames.check(name);
        found.add(BlobSource.of(name, file, attributes.size()));
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
        throw unreadable(file);
    }

    private String relativeName(Path file) {
        return StreamSupport.stream(root.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
    }

    private InvalidInputException unreadable(Path file) {
        return InvalidInputException.of("file in " + what, file.toString(), "files that this process can read");
    }
}
