package io.modelregistry.core.search;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchGroup;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchRange;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The index over the versions of a model that does not exist. */
final class NoRows implements SearchIndex {

    @Override
    public List<SearchHit> walk(SearchOrder order, Optional<SearchHit> after, int limit) {
        return List.of();
    }

    @Override
    public List<SearchHit> values(SearchField field, Collection<Long> ids) {
        return List.of();
    }

    @Override
    public List<Integer> count(List<SearchRange> ranges, OptionalLong modelId, int limit) {
        return Collections.nCopies(ranges.size(), 0);
    }

    @Override
    public List<SearchHit> candidates(SearchRange range, OptionalLong modelId, int limit) {
        return List.of();
    }

    @Override
    public List<SearchGroup> groups(SearchField field, OptionalLong modelId, int limit) {
        return List.of();
    }

    @Override
    public long count(OptionalLong modelId) {
        return 0;
    }
}
