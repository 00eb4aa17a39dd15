package io.modelregistry.core.memory;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchGroup;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchRange;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Searches by looking at every row. */
final class MemorySearchIndex<R> implements SearchIndex {

    private final Guard guard;
    private final Fields<R> fields;

    MemorySearchIndex(Guard guard, Fields<R> fields) {
        this.guard = guard;
        this.fields = fields;
    }

    @Override
    public List<SearchHit> walk(SearchOrder order, Optional<SearchHit> after, int limit) {
        Comparator<SearchHit> comparator = HitOrder.of(order);
        return guard.alone(() -> rows(order.modelId())
                .flatMap(row -> sortValue(order, row).stream())
                .filter(hit ->
                        after.map(last -> comparator.compare(hit, last) > 0).orElse(true))
                .sorted(comparator)
                .limit(limit)
                .toList());
    }

    private Optional<SearchHit> sortValue(SearchOrder order, R row) {
        return fields.values(order.field(), row).stream()
                .filter(hit -> order.by() == SearchOrder.By.TEXT || hit.number().isPresent())
                .min(HitOrder.by(order.by()));
    }

    @Override
    public List<SearchHit> values(SearchField field, Collection<Long> ids) {
        Set<Long> wanted = new HashSet<>(ids);
        return guard.alone(() -> fields.rows().stream()
                .filter(row -> wanted.contains(fields.id(row)))
                .flatMap(row -> fields.values(field, row).stream())
                .toList());
    }

    @Override
    public List<Integer> count(List<SearchRange> ranges, OptionalLong modelId, int limit) {
        return guard.alone(() -> ranges.stream()
                .map(range -> (int) within(range, modelId).limit(limit).count())
                .toList());
    }

    @Override
    public List<SearchHit> candidates(SearchRange range, OptionalLong modelId, int limit) {
        return guard.alone(() -> within(range, modelId).limit(limit).toList());
    }

    private Stream<SearchHit> within(SearchRange range, OptionalLong modelId) {
        return rows(modelId)
                .flatMap(row -> fields.values(range.field(), row).stream())
                .filter(hit -> HitOrder.isWithin(hit, range));
    }

    @Override
    public List<SearchGroup> groups(SearchField field, OptionalLong modelId, int limit) {
        return guard.alone(() -> rows(modelId)
                .flatMap(row ->
                        fields.values(field, row).stream().map(SearchHit::text).distinct())
                .collect(Collectors.groupingBy(text -> text, Collectors.counting()))
                .entrySet()
                .stream()
                .map(group -> new SearchGroup(group.getKey(), group.getValue()))
                .sorted(HitOrder.MOST_FIRST)
                .limit(limit)
                .toList());
    }

    @Override
    public long count(OptionalLong modelId) {
        return guard.alone(() -> rows(modelId).count());
    }

    private Stream<R> rows(OptionalLong modelId) {
        return fields.rows().stream().filter(row -> modelId.isEmpty() || fields.modelId(row) == modelId.getAsLong());
    }
}
