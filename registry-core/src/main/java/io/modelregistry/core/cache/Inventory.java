package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is in a cache: versions, and blobs with the number of links that versions have to them. Where the file system has no keys of
 * files, links cannot be told from copies, and are counted like these.
 */
final class Inventory {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private final Map<String, Blob> blobs = new HashMap<>();
    private final Map<String, Integer> links = new HashMap<>();
    private final List<Version> versions = new ArrayList<>();

    private Inventory() {}

    static Inventory of(CacheDirectory cache) throws IOException {
        Inventory inventory = new Inventory();
        for (Path file : files(cache.blobs().directory())) {
            inventory.addBlob(file, cache);
        }
        for (Path directory : versionDirectories(cache)) {
            inventory.addVersion(directory, cache);
        }
        return inventory;
    }

    private static List<Path> versionDirectories(CacheDirectory cache) throws IOException {
        try (Stream<Path> directories = Files.list(cache.versions())) {
            return directories.filter(Inventory::isDigest).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        }
    }

    private static boolean isDigest(Path path) {
        return DIGEST.matcher(path.getFileName().toString()).matches();
    }

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private void addBlob(Path file, CacheDirectory cache) throws IOException {
        Optional<FileIdentity> identity = FileIdentity.of(file);
        if (identity.isPresent() && isDigest(file)) {
            Path record = cache.verified().record(file);
            blobs.put(
                    key(file, identity.get()),
                    new Blob(file, record, identity.get().size(), Recency.of(record)));
        }
    }

    private void addVersion(Path directory, CacheDirectory cache) throws IOException {
        Digest manifest = new Digest(directory.getFileName().toString());
        List<String> linked = new ArrayList<>();
        long copied = 0;
        for (Path file : files(directory)) {
            Optional<FileIdentity> identity = FileIdentity.of(file);
            String key = identity.map(found -> key(file, found)).orElse("");
            if (blobs.containsKey(key)) {
                linked.add(key);
                links.merge(key, 1, Integer::sum);
            } else {
                copied += identity.map(FileIdentity::size).orElse(0L);
            }
        }
        versions.add(new Version(directory, manifest, Recency.of(cache.used(manifest)), linked, copied));
    }

    private static String key(Path file, FileIdentity identity) {
        return identity.key().equals("null") ? file.toString() : identity.key();
    }

    long bytes() {
        return blobs.values().stream().mapToLong(Blob::size).sum()
                + versions.stream().mapToLong(Version::copied).sum();
    }

    /** In any order. */
    List<Version> versions() {
        return versions;
    }

    /** Blobs that no version has a link to, in any order. */
    List<Blob> alone() {
        return blobs.entrySet().stream()
                .filter(blob -> !links.containsKey(blob.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Takes away a version; returns the blobs that no other has a link to. */
    List<Blob> without(Version version) {
        List<Blob> alone = new ArrayList<>();
        for (String key : version.linked()) {
            if (links.merge(key, -1, Integer::sum) == 0) {
                alone.add(blobs.get(key));
            }
        }
        return alone;
    }

    /**
     * A verified file.
     *
     * @param file where it is
     * @param record that it was verified
     * @param size bytes
     * @param used when it was last used otherwise than in a version
     */
    record Blob(Path file, Path record, long size, Instant used) {}

    /**
     * The directory of a version.
     *
     * @param directory where it is
     * @param manifest which version
     * @param used when it was last used
     * @param linked keys of blobs
     * @param copied bytes of files that are no links
     */
    record Version(Path directory, Digest manifest, Instant used, List<String> linked, long copied) {}
}
