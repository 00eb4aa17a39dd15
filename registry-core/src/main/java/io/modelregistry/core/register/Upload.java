package io.modelregistry.core.register;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.DirectoryWalk;
import io.modelregistry.internal.FileNames;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.spi.FilesProvider;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * The files of a version that is about to be registered. Immutable; directories are walked and places are listed when asked for
 * sources.
 */
public final class Upload {

    private final List<BlobSource> files;
    private final List<Path> directories;
    private final List<FilesProvider.Files> places;

    private Upload(List<BlobSource> files, List<Path> directories, List<FilesProvider.Files> places) {
        this.files = Collections.unmodifiableList(files);
        this.directories = Collections.unmodifiableList(directories);
        this.places = Collections.unmodifiableList(places);
    }

    /** No files yet. */
    public static Upload empty() {
        return new Upload(List.of(), List.of(), List.of());
    }

    /** The same and a file in memory, whose bytes are copied. */
    public Upload with(String name, byte[] content) {
        FileNames.check(name);
        return with(BlobSource.of(name, content.clone()));
    }

    /** The same and a file on disk. */
    public Upload with(String name, Path file) {
        FileNames.check(name);
        return with(BlobSource.of(name, file, regularFile(file).size()));
    }

    private Upload with(BlobSource file) {
        List<BlobSource> more = new ArrayList<>(files);
        more.add(file);
        return new Upload(more, directories, places);
    }

    /** The same and every file in a place. */
    public Upload with(FilesProvider.Files place) {
        List<FilesProvider.Files> more = new ArrayList<>(places);
        more.add(place);
        return new Upload(files, directories, more);
    }

    /** The same and every file below a directory. */
    public Upload with(Path directory) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            throw InvalidInputException.of(
                    "model directory", directory.toString(), "an existing directory, not a link");
        }
        List<Path> more = new ArrayList<>(directories);
        more.add(directory);
        return new Upload(files, more, places);
    }

    /**
     * Every file, sorted by name and checked: regular files with valid and distinct names, at least one and at most {@link
     * Limits#FILES}.
     */
    public List<BlobSource> sources() {
        List<BlobSource> sources = new ArrayList<>(files);
        for (Path directory : directories) {
            sources.addAll(DirectoryWalk.below(directory, "model directory"));
        }
        places.forEach(place -> sources.addAll(listed(place)));
        if (sources.isEmpty()) {
            throw InvalidInputException.of("version", "no files", "a version of at least one file");
        }
        if (sources.size() > Limits.FILES) {
            throw InvalidInputException.of("number of files", "" + sources.size(), "at most " + Limits.FILES);
        }
        FileNames.checkTogether(sources.stream().map(BlobSource::name).toList());
        sources.sort(Comparator.comparing(BlobSource::name));
        return sources;
    }

    private static List<BlobSource> listed(FilesProvider.Files place) {
        List<BlobSource> found = place.list(Limits.FILES + 1);
        found.forEach(file -> FileNames.check(file.name()));
        if (found.isEmpty()) {
            throw InvalidInputException.of("location of files", place.toString(), "one with at least one file");
        }
        return found;
    }

    /** Lets go of the places. */
    public void close() {
        places.forEach(FilesProvider.Files::close);
    }

    /** The directories whose files are in it. */
    public List<Path> directories() {
        return directories;
    }

    private static BasicFileAttributes regularFile(Path file) {
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isRegularFile()) {
                return attributes;
            }
        } catch (IOException e) {
            throw InvalidInputException.of(
                    "file", file.toString(), "a file that can be read; reading its attributes failed");
        }
        throw InvalidInputException.of("file", file.toString(), "a regular file, not a link, directory or device");
    }
}
