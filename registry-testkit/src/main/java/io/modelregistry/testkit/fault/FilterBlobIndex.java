package io.modelregistry.testkit.fault;

import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.BlobRecord;
import java.util.Collection;
import java.util.List;

/** Forwards every call to another index of blobs. Extend it to change some. */
public class FilterBlobIndex implements BlobIndex {

    /** Where calls go. */
    protected final BlobIndex delegate;

    /** Forwards to this one. */
    public FilterBlobIndex(BlobIndex delegate) {
        this.delegate = delegate;
    }

    @Override
    public List<BlobRecord> after(long id, int limit) {
        return delegate.after(id, limit);
    }

    @Override
    public void markPresent(Collection<Long> ids) {
        delegate.markPresent(ids);
    }

    @Override
    public boolean isReferenced(long id) {
        return delegate.isReferenced(id);
    }

    @Override
    public List<Use> uses(long id, int limit) {
        return delegate.uses(id, limit);
    }

    @Override
    public boolean condemn(long id, long generation) {
        return delegate.condemn(id, generation);
    }

    @Override
    public void drop(long id) {
        delegate.drop(id);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
