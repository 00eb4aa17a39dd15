package io.modelregistry.testkit.fault;

import io.modelregistry.TransferListener;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import java.io.InputStream;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Forwards every call to another place for files. Extend it to change some. */
public class FilterArtifactStore implements ArtifactStore {

    /** Where calls go. */
    protected final ArtifactStore delegate;

    /** Forwards to this one. */
    public FilterArtifactStore(ArtifactStore delegate) {
        this.delegate = delegate;
    }

    @Override
    public String address() {
        return delegate.address();
    }

    @Override
    public List<Staged> stage(List<BlobSource> sources, TransferListener listener) {
        return delegate.stage(sources, listener);
    }

    @Override
    public void put(List<Placement> placements, TransferListener listener) {
        delegate.put(placements, listener);
    }

    @Override
    public InputStream open(BlobKey key, long offset, long length) {
        return delegate.open(key, offset, length);
    }

    @Override
    public OptionalLong size(BlobKey key) {
        return delegate.size(key);
    }

    @Override
    public void delete(BlobKey key) {
        delegate.delete(key);
    }

    @Override
    public Stream<BlobKey> list() {
        return delegate.list();
    }

    @Override
    public void sweep() {
        delegate.sweep();
    }

    @Override
    public void close() {
        delegate.close();
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
