package io.modelregistry.core.search;

import io.modelregistry.Limits;
import io.modelregistry.core.integrity.Projections;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchIndex;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Rows whose values are read together: one call a field, and only for rows that are still in question. One thread's. */
final class Batch {

    /** Values that are longer cannot be searched, though an index may have them. */
    private static final Map<SearchField.Kind, Integer> LONGEST =
            Map.of(SearchField.Kind.DESCRIPTION, Limits.TAG_LENGTH - 1, SearchField.Kind.FILE, Limits.TAG_LENGTH);

    private final SearchIndex index;
    private final Map<SearchField, Map<Long, List<SearchHit>>> values = new HashMap<>();
    private List<Long> ids;

    Batch(SearchIndex index, List<Long> ids) {
        this.index = index;
        this.ids = ids;
    }

    /** The rows still in question, in their first order. */
    List<Long> ids() {
        return ids;
    }

    /** Drops rows that not all of these are true of, asking for no value that decides nothing any more. */
    void keep(List<Filter> conjuncts) {
        conjuncts.forEach(conjunct -> keepRows(conjunct::test));
    }

    /** Drops rows that fail a test. */
    void keepRows(Predicate<IndexedFields> test) {
        ids = ids.stream().filter(id -> test.test(row(id))).toList();
    }

    /** A row still in question. */
    IndexedFields row(long id) {
        return field -> values(field).getOrDefault(id, List.of());
    }

    private Map<Long, List<SearchHit>> values(SearchField field) {
        return values.computeIfAbsent(field, this::read);
    }

    private Map<Long, List<SearchHit>> read(SearchField field) {
        return searchable(field, index.values(field, ids)).collect(Collectors.groupingBy(SearchHit::id));
    }

    /** Those of a field's values that can be searched, as what they count for. */
    static Stream<SearchHit> searchable(SearchField field, List<SearchHit> values) {
        return values.stream()
                .filter(hit -> isSearchable(field.kind(), hit.text()))
                .map(Batch::withNumberOfText);
    }

    /** Which texts are numbers is decided here alone, so that no store differs. */
    private static SearchHit withNumberOfText(SearchHit hit) {
        return hit.text().isEmpty() ? hit : new SearchHit(hit.id(), hit.text(), Projections.number(hit.text()));
    }

    private static boolean isSearchable(SearchField.Kind kind, String text) {
        return text.length() <= LONGEST.getOrDefault(kind, Integer.MAX_VALUE)
                && (kind != SearchField.Kind.DESCRIPTION || !text.isEmpty());
    }
}
