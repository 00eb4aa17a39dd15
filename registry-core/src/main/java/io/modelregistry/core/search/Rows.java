package io.modelregistry.core.search;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchGroup;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rows that a question is about: those of an index, or those that belong to one model.
 *
 * @param index the index
 * @param modelId the model
 */
record Rows(SearchIndex index, OptionalLong modelId) {

    /** Rows that are read and tested together. */
    static final int BATCH = 500;

    List<SearchHit> walk(Rank rank, Optional<SearchHit> after, int limit) {
        return index.walk(rank.order(modelId), after, limit);
    }

    /** How many values are in each range, or the limit. */
    List<Integer> count(List<SearchRange> ranges, int limit) {
        return index.count(ranges, modelId, limit);
    }

    List<SearchHit> candidates(SearchRange range, int limit) {
        return index.candidates(range, modelId, limit);
    }

    List<SearchGroup> groups(SearchField field, int limit) {
        return index.groups(field, modelId, limit);
    }

    long count() {
        return index.count(modelId);
    }

    Batch batch(List<Long> ids) {
        return new Batch(index, ids);
    }
}
