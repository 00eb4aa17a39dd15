package io.modelregistry.testkit.fault;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchGroup;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchRange;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Forwards every call to another search index. Extend it to change some. */
public class FilterSearchIndex implements SearchIndex {

    /** Where calls go. */
    protected final SearchIndex delegate;

    /** Forwards to this one. */
    public FilterSearchIndex(SearchIndex delegate) {
        this.delegate = delegate;
    }

    @Override
    public List<SearchHit> walk(SearchOrder order, Optional<SearchHit> after, int limit) {
        return delegate.walk(order, after, limit);
    }

    @Override
    public List<SearchHit> values(SearchField field, Collection<Long> ids) {
        return delegate.values(field, ids);
    }

    @Override
    public List<Integer> count(List<SearchRange> ranges, OptionalLong modelId, int limit) {
        return delegate.count(ranges, modelId, limit);
    }

    @Override
    public List<SearchHit> candidates(SearchRange range, OptionalLong modelId, int limit) {
        return delegate.candidates(range, modelId, limit);
    }

    @Override
    public List<SearchGroup> groups(SearchField field, OptionalLong modelId, int limit) {
        return delegate.groups(field, modelId, limit);
    }

    @Override
    public long count(OptionalLong modelId) {
        return delegate.count(modelId);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
