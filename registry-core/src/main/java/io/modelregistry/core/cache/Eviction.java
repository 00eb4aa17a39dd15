package io.modelregistry.core.cache;

import io.modelregistry.core.cache.Inventory.Blob;
import io.modelregistry.core.cache.Inventory.Version;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a cache as small as it may be: what was not used for longest goes first, and what a process uses not at all. A version goes
 * in one step, by being moved away, so that it is never there in part; its files are deleted afterwards. Stops by itself
 * before others lose patience with it, also if it was stopped in between.
 */
final class Eviction {

    private static final Logger LOG = LoggerFactory.getLogger(Eviction.class);

    private final CacheDirectory cache;
    private final long limit;
    private final Duration patience;
    private final List<Path> leftovers = new ArrayList<>();

    Eviction(CacheDirectory cache, long limit, Duration patience) {
        this.cache = cache;
        this.limit = limit;
        this.patience = patience;
    }

    /** Returns whether it could begin: it does not while anybody fetches. */
    boolean run() throws IOException {
        Optional<UseLocks.Use> gate = cache.uses().tryEvict();
        if (gate.isEmpty()) {
            return false;
        }
        try {
            evict(Inventory.of(cache));
        } finally {
            gate.get().release();
        }
        for (Path leftover : leftovers) {
            Trees.delete(leftover);
        }
        return true;
    }

    private void evict(Inventory inventory) throws IOException {
        long end = System.nanoTime() + patience.toNanos() / 2;
        long bytes = inventory.bytes();
        for (Candidate candidate : candidates(inventory)) {
            if (bytes <= limit || System.nanoTime() - end > 0) {
                return;
            }
            bytes -= candidate.eviction().evict();
        }
        if (bytes > limit) {
            LOG.debug("{} bytes are in use, where the local cache may have {}", bytes, limit);
        }
    }

    private List<Candidate> candidates(Inventory inventory) {
        Stream<Candidate> versions = inventory.versions().stream()
                .map(version -> new Candidate(version.used(), () -> evict(version, inventory)));
        Stream<Candidate> blobs = inventory.alone().stream().map(blob -> new Candidate(blob.used(), () -> evict(blob)));
        return Stream.concat(versions, blobs)
                .sorted(Comparator.comparing(Candidate::used))
                .toList();
    }

    private long evict(Version version, Inventory inventory) throws IOException {
        Optional<UseLocks.Use> alone = cache.uses().tryEvict(version.manifest());
        if (alone.isEmpty()) {
            return 0;
        }
        try {
            moveAway(version);
        } finally {
            alone.get().release();
        }
        long freed = version.copied();
        for (Blob blob : inventory.without(version)) {
            freed += evict(blob);
        }
        return freed;
    }

    /** Only a directory that may be written can be moved. */
    private void moveAway(Version version) throws IOException {
        Permissions.makeWritable(version.directory());
        Path away = cache.staging().newPath(version.manifest());
        Files.move(version.directory(), away, StandardCopyOption.ATOMIC_MOVE);
        leftovers.add(away);
        leftovers.add(cache.verified().record(version.directory()));
        Files.deleteIfExists(cache.used(version.manifest()));
        LOG.debug("{} was evicted from the local cache", version.manifest());
    }

    private static long evict(Blob blob) throws IOException {
        Files.deleteIfExists(blob.file());
        Files.deleteIfExists(blob.record());
        return blob.size();
    }

    /** What may go, and when it was last used. */
    private record Candidate(Instant used, Step eviction) {}

    /** Evicts something and returns how many bytes that frees. */
    @FunctionalInterface
    private interface Step {
        long evict() throws IOException;
    }
}
