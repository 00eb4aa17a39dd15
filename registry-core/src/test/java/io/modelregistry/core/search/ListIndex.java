package io.modelregistry.core.search;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchGroup;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchOrder.By;
import io.modelregistry.spi.SearchOrder.Direction;
import io.modelregistry.spi.SearchRange;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** The simplest index there can be, over a list of rows; keeps account of the calls. */
final class ListIndex implements SearchIndex {

    private final Map<Long, IndexedRow> rows = new LinkedHashMap<>();
    private final Map<SearchOrder, List<SearchHit>> walks = new HashMap<>();
    private final Comparator<String> texts;
    private int calls;
    private int longest;

    /** Orders texts by code points, or in any other way that differs for rare characters alone. */
    ListIndex(List<IndexedRow> rows, Comparator<String> texts) {
        rows.forEach(row -> this.rows.put(row.id(), row));
        this.texts = texts;
    }

    /** Calls since the last time that this was asked. */
    int takeCalls() {
        int taken = calls;
        calls = 0;
        return taken;
    }

    /** The most rows that one call was about. */
    int longest() {
        return longest;
    }

    private void account(int size) {
        calls++;
        longest = Math.max(longest, size);
    }

    @Override
    public List<SearchHit> walk(SearchOrder order, Optional<SearchHit> after, int limit) {
        account(limit);
        List<SearchHit> all = walks.computeIfAbsent(order, this::all);
        int last = after.map(hit -> Collections.binarySearch(all, hit, comparator(order)))
                .orElse(-1);
        int start = last < 0 ? -last - 1 : last + 1;
        return all.subList(start, Math.min(all.size(), start + limit));
    }

    private List<SearchHit> all(SearchOrder order) {
        return of(order.modelId())
                .flatMap(row -> row.hits(order.field()).stream().limit(1))
                .filter(hit -> order.by() == By.TEXT || hit.number().isPresent())
                .sorted(comparator(order))
                .toList();
    }

    private Comparator<SearchHit> comparator(SearchOrder order) {
        Comparator<SearchHit> byValue = order.by() == By.TEXT
                ? Comparator.comparing(SearchHit::text, texts)
                : Comparator.comparingDouble(hit -> hit.number().orElseThrow());
        Comparator<SearchHit> rising = byValue.thenComparing(SearchHit::id);
        return order.direction() == Direction.ASCENDING ? rising : rising.reversed();
    }

    @Override
    public List<SearchHit> values(SearchField field, Collection<Long> ids) {
        account(ids.size());
        return ids.stream().flatMap(id -> rows.get(id).hits(field).stream()).toList();
    }

    @Override
    public List<Integer> count(List<SearchRange> ranges, OptionalLong modelId, int limit) {
        account(1);
        return ranges.stream()
                .map(range -> (int) within(range, modelId).limit(limit).count())
                .toList();
    }

    @Override
    public List<SearchHit> candidates(SearchRange range, OptionalLong modelId, int limit) {
        account(limit);
        return within(range, modelId).limit(limit).toList();
    }

    private Stream<SearchHit> within(SearchRange range, OptionalLong modelId) {
        return of(modelId).flatMap(row -> row.hits(range.field()).stream()).filter(hit -> isWithin(hit, range));
    }

    private boolean isWithin(SearchHit hit, SearchRange range) {
        if (range instanceof SearchRange.Texts between) {
            return texts.compare(hit.text(), between.from()) >= 0
                    && between.below().stream().allMatch(below -> texts.compare(hit.text(), below) < 0);
        }
        SearchRange.Numbers numbers = (SearchRange.Numbers) range;
        return hit.number().isPresent()
                && hit.number().getAsDouble() >= numbers.from()
                && hit.number().getAsDouble() <= numbers.to();
    }

    @Override
    public List<SearchGroup> groups(SearchField field, OptionalLong modelId, int limit) {
        account(limit);
        Map<String, Long> counts = new HashMap<>();
        of(modelId)
                .forEach(row -> row.hits(field).stream()
                        .map(SearchHit::text)
                        .distinct()
                        .forEach(text -> counts.merge(text, 1L, Long::sum)));
        return counts.entrySet().stream()
                .map(count -> new SearchGroup(count.getKey(), count.getValue()))
                .sorted(Comparator.comparingLong(SearchGroup::rows).reversed().thenComparing(SearchGroup::text, texts))
                .limit(limit)
                .toList();
    }

    @Override
    public long count(OptionalLong modelId) {
        account(0);
        return of(modelId).count();
    }

    private Stream<IndexedRow> of(OptionalLong modelId) {
        return rows.values().stream().filter(row -> modelId.isEmpty() || row.modelId() == modelId.getAsLong());
    }
}
