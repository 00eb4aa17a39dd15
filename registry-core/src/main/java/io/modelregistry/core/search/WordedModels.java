package io.modelregistry.core.search;

import io.modelregistry.core.integrity.Projections;
import io.modelregistry.core.policy.ModelRemark;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchGroup;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchOrder.By;
import io.modelregistry.spi.SearchOrder.Direction;
import io.modelregistry.spi.SearchRange;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The index over models, of which there are so few that their words are taken from what they say, not from an index. */
final class WordedModels implements SearchIndex {

    private static final SearchField CREATED = SearchField.of(SearchField.Kind.CREATED);

    private final MetadataStore store;
    private final SearchIndex index;

    WordedModels(MetadataStore store) {
        this.store = store;
        index = store.modelIndex();
    }

    @Override
    public List<SearchHit> walk(SearchOrder order, Optional<SearchHit> after, int limit) {
        return index.walk(order, after, limit);
    }

    @Override
    public List<SearchHit> values(SearchField field, Collection<Long> ids) {
        return field.kind() == SearchField.Kind.WORD
                ? store.models(List.copyOf(ids)).stream()
                        .flatMap(WordedModels::words)
                        .toList()
                : index.values(field, ids);
    }

    private static Stream<SearchHit> words(ModelRecord model) {
        List<String> commented = ModelRemark.annotations(model).commentedWords();
        return Projections.words(model.name(), model.description(), model.tags(), commented).stream()
                .map(word -> new SearchHit(model.id(), word, OptionalDouble.empty()));
    }

    /** Any model may have a word. */
    @Override
    public List<Integer> count(List<SearchRange> ranges, OptionalLong modelId, int limit) {
        List<SearchRange> indexed =
                ranges.stream().filter(range -> !isOfWords(range)).toList();
        Iterator<Integer> counts = index.count(indexed, modelId, limit).iterator();
        return ranges.stream()
                .map(range -> isOfWords(range) ? (Integer) (int) Math.min(limit, index.count(modelId)) : counts.next())
                .toList();
    }

    private static boolean isOfWords(SearchRange range) {
        return range.field().kind() == SearchField.Kind.WORD;
    }

    /** Any model may have a word; which it has is not among these. */
    @Override
    public List<SearchHit> candidates(SearchRange range, OptionalLong modelId, int limit) {
        return isOfWords(range)
                ? index.walk(new SearchOrder(CREATED, By.NUMBER, Direction.ASCENDING, modelId), Optional.empty(), limit)
                : index.candidates(range, modelId, limit);
    }

    @Override
    public List<SearchGroup> groups(SearchField field, OptionalLong modelId, int limit) {
        return index.groups(field, modelId, limit);
    }

    @Override
    public long count(OptionalLong modelId) {
        return index.count(modelId);
    }
}
