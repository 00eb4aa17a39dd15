package io.modelregistry.core.memory;

import io.modelregistry.TransferListener;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Blobs in a map. Safe for many threads. */
final class MemoryArtifactStore implements ArtifactStore {

    private final Map<BlobKey, Bytes> blobs = new ConcurrentHashMap<>();
    private volatile boolean closed;

    @Override
    public String address() {
        checkOpen();
        return MemoryAddress.ADDRESS;
    }

    @Override
    public List<Staged> stage(List<BlobSource> sources, TransferListener listener) {
        checkOpen();
        return sources.stream().map(source -> stage(source, listener)).toList();
    }

    private static Staged stage(BlobSource source, TransferListener listener) {
        try (InputStream in = source.open()) {
            Bytes bytes = Bytes.read(in, done -> listener.transferred(source.name(), done, source.size()));
            listener.transferred(source.name(), bytes.size(), bytes.size());
            return new StagedBytes(source.name(), bytes);
        } catch (IOException e) {
            throw InvalidInputException.of("file", source.name(), "one that can be read: " + e.getMessage());
        }
    }

    @Override
    public void put(List<Placement> placements, TransferListener listener) {
        checkOpen();
        placements.forEach(MemoryArtifactStore::checkKey);
        for (Placement placement : placements) {
            Bytes bytes = ((StagedBytes) placement.staged()).bytes();
            blobs.putIfAbsent(placement.key(), bytes);
            listener.transferred(placement.staged().name(), bytes.size(), bytes.size());
        }
    }

    private static void checkKey(Placement placement) {
        if (!(placement.staged() instanceof StagedBytes staged)) {
            throw new IllegalStateException(placement.staged().name() + " was staged by another store");
        }
        if (!staged.digest().equals(placement.key().digest())) {
            throw new IllegalStateException(staged.name() + " is " + staged.digest() + ", not " + placement.key());
        }
    }

    @Override
    public InputStream open(BlobKey key, long offset, long length) {
        checkOpen();
        Bytes bytes = blobs.get(key);
        if (bytes == null) {
            throw IntegrityException.of("blob " + key, "there are no bytes");
        }
        return bytes.open(offset, length);
    }

    @Override
    public OptionalLong size(BlobKey key) {
        checkOpen();
        Bytes bytes = blobs.get(key);
        return bytes == null ? OptionalLong.empty() : OptionalLong.of(bytes.size());
    }

    @Override
    public void delete(BlobKey key) {
        checkOpen();
        blobs.remove(key);
    }

    @Override
    public Stream<BlobKey> list() {
        checkOpen();
        return List.copyOf(blobs.keySet()).stream();
    }

    @Override
    public void sweep() {
        checkOpen();
    }

    @Override
    public void close() {
        closed = true;
        blobs.clear();
    }

    @Override
    public String toString() {
        return MemoryAddress.ADDRESS;
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("This artifact store in memory was closed");
        }
    }
}
