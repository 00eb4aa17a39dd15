package io.modelregistry.store.s3;

import io.modelregistry.TransferListener;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Parallel;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import java.io.InputStream;
import java.nio.channels.ClosedByInterruptException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.S3Client;

/**
 * Blobs as objects {@code prefix/ab/abcdef….1} of a bucket. Safe for many threads.
 *
 * <p>An upload that a dead process left unfinished is invisible, but paid for. {@link #delete} of its blob removes it; a rule of
 * the bucket that aborts incomplete uploads after some days removes the others. {@link #sweep} leaves them alone, since nobody
 * can tell whether their process lives.
 */
public final class S3ArtifactStore implements ArtifactStore {

    private static final int SMALL_ONES_AT_ONCE = 16;

    private final String address;
    private final S3Client client;
    private final boolean owned;
    private final Failures failures;
    private final Putter putter;
    private final Reader reader;
    private final Bucket bucket;
    private volatile boolean closed;

    private S3ArtifactStore(String address, Location location, S3Client client, boolean owned) {
        this.address = address;
        this.client = client;
        this.owned = owned;
        this.failures = new Failures(address);
        this.reader = new Reader(client, location, failures);
        this.putter = new Putter(new Upload(client, location), reader, failures);
        this.bucket = new Bucket(client, location, failures);
    }

    /**
     * A store over a client of the caller's, whose timeouts and retries hold, and which {@link #close()} leaves open.
     *
     * @param prefix what keys begin with, without slashes around it; may be empty
     * @throws InvalidInputException if there can be no such bucket or prefix
     */
    public static S3ArtifactStore over(S3Client client, String bucket, String prefix) {
        Location location = Location.of(bucket, prefix);
        return new S3ArtifactStore(location.toString(), location, client, false);
    }

    /** Connects, and checks that the bucket is there and may be used. */
    static S3ArtifactStore open(S3Address address) {
        S3Client client = connect(address);
        S3ArtifactStore store = new S3ArtifactStore(address.toString(), address.location(), client, true);
        try {
            store.bucket.requireUsable();
            return store;
        } catch (RuntimeException | Error e) {
            store.close();
            throw e;
        }
    }

    private static S3Client connect(S3Address address) {
        return new Failures(address.toString()).translating("it cannot be opened", () -> Clients.of(address));
    }

    @Override
    public String address() {
        requireOpen();
        return address;
    }

    /** Digests the sources where they are; they are read again by {@link #put}. Tells nothing to the listener. */
    @Override
    public List<Staged> stage(List<BlobSource> sources, TransferListener listener) {
        requireOpen();
        return inParallel(Runtime.getRuntime().availableProcessors(), sources, this::stage);
    }

    private Staged stage(BlobSource source) {
        try {
            return StagedSource.read(source);
        } catch (ClosedByInterruptException e) {
            throw failures.interrupted("a file cannot be staged", e);
        }
    }

    @Override
    public void put(List<Placement> placements, TransferListener listener) {
        requireOpen();
        Map<BlobKey, StagedSource> sources = new LinkedHashMap<>();
        placements.forEach(placement -> sources.putIfAbsent(placement.key(), staged(placement)));
        put(sources, SMALL_ONES_AT_ONCE, source -> source.parts().size() == 1, listener);
        put(sources, 1, source -> source.parts().size() > 1, listener);
    }

    private void put(
            Map<BlobKey, StagedSource> sources, int width, Predicate<StagedSource> which, TransferListener listener) {
        List<Map.Entry<BlobKey, StagedSource>> chosen = sources.entrySet().stream()
                .filter(entry -> which.test(entry.getValue()))
                .toList();
        inParallel(width, chosen, entry -> {
            putter.put(entry.getValue(), entry.getKey(), listener);
            return entry;
        });
    }

    private static StagedSource staged(Placement placement) {
        if (placement.staged() instanceof StagedSource source
                && source.digest().equals(placement.key().digest())) {
            return source;
        }
        throw new IllegalArgumentException("Not staged by this store, or not with the digest of " + placement.key());
    }

    @Override
    public InputStream open(BlobKey key, long offset, long length) {
        requireOpen();
        if (offset < 0 || length < 0) {
            throw new IndexOutOfBoundsException(length + " bytes from " + offset);
        }
        return reader.open(key, offset, length);
    }

    @Override
    public OptionalLong size(BlobKey key) {
        requireOpen();
        return reader.head(key)
                .map(object -> OptionalLong.of(object.contentLength()))
                .orElse(OptionalLong.empty());
    }

    /** Aborts uploads under the key that never ended, and deletes the object. */
    @Override
    public void delete(BlobKey key) {
        requireOpen();
        bucket.delete(key);
    }

    @Override
    public Stream<BlobKey> list() {
        requireOpen();
        return bucket.list();
    }

    /** Does nothing: what is staged stays where it is until it is put. */
    @Override
    public void sweep() {
        requireOpen();
    }

    @Override
    public void close() {
        closed = true;
        if (owned) {
            client.close();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The store at " + address + " is closed");
        }
    }

    private <T, R> List<R> inParallel(int width, Collection<T> items, Function<T, R> task) {
        try {
            return Parallel.map(width, items, task);
        } catch (InterruptedException e) {
            throw failures.interrupted("the transfer was broken off", e);
        }
    }

    @Override
    public String toString() {
        return address;
    }
}
