package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Bytes in memory, or anything a test puts under a key; counts how often it is read. */
class TestArtifacts implements ArtifactStore {

    private final Map<Digest, byte[]> blobs = new ConcurrentHashMap<>();
    private final AtomicInteger opened = new AtomicInteger();
    private volatile UnaryOperator<InputStream> wrapper = in -> in;

    void hold(Digest digest, byte[] content) {
        blobs.put(digest, content);
    }

    void lose(Digest digest) {
        blobs.remove(digest);
    }

    /** What every stream is passed through from now on. */
    void wrap(UnaryOperator<InputStream> with) {
        wrapper = with;
    }

    int opened() {
        return opened.get();
    }

    @Override
    public InputStream open(BlobKey key, long offset, long length) {
        opened.incrementAndGet();
        byte[] content = Optional.ofNullable(blobs.get(key.digest()))
                .orElseThrow(() -> IntegrityException.of("blob " + key, "nothing is there"));
        return wrapper.apply(new ByteArrayInputStream(content, (int) offset, (int) length));
    }

    @Override
    public String address() {
        return "test:artifacts";
    }

    @Override
    public OptionalLong size(BlobKey key) {
        return Stream.ofNullable(blobs.get(key.digest()))
                .mapToLong(content -> content.length)
                .findFirst();
    }

    @Override
    public List<Staged> stage(List<BlobSource> sources, TransferListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void put(List<Placement> placements, TransferListener listener) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void delete(BlobKey key) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Stream<BlobKey> list() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void sweep() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
}
