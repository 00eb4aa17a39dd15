package io.modelregistry.core.search;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.query.FacetCount;
import io.modelregistry.spi.SearchHit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts rows by the values of a key. Not safe for several threads. */
final class FacetCounter {

    private static final int MAX_VALUES = 100_000;
    private static final Comparator<FacetCount> MOST_FIRST = Comparator.comparingLong(FacetCount::count)
            .reversed()
            .thenComparing(FacetCount::value, CodePoints::compare);

    private final Key key;
    private final Map<String, Long> counts = new HashMap<>();

    FacetCounter(Key key) {
        this.key = key;
    }

    /** Counts every row of a batch. */
    void add(Batch batch) {
        for (long id : batch.ids()) {
            batch.row(id).values(key).stream()
                    .flatMap(this::shown)
                    .distinct()
                    .forEach(value -> counts.merge(value, 1L, Long::sum));
        }
        if (counts.size() > MAX_VALUES) {
            throw InvalidInputException.of(
                    "key to count by", key.toString(), "a key with at most " + MAX_VALUES + " different values");
        }
    }

    /** A value of a field of numbers has no text, and is none if it is NaN or infinite. */
    private Stream<String> shown(SearchHit hit) {
        if (key.type() == ValueType.NUMBER && hit.number().isEmpty()) {
            return Stream.empty();
        }
        return Stream.of(
                key.type() == ValueType.NUMBER
                        ? Literal.number(hit.number().orElseThrow()).toString()
                        : hit.text());
    }

    /** The most frequent values. */
    List<FacetCount> most(int limit) {
        return counts.entrySet().stream()
                .map(count -> new FacetCount(count.getKey(), count.getValue()))
                .sorted(MOST_FIRST)
                .limit(limit)
                .toList();
    }
}
