package io.modelregistry.core.search;

import io.modelregistry.SemanticVersion;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchField.Kind;
import io.modelregistry.spi.SearchHit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** A row of an index under test, and how to fill it. */
final class IndexedRow {

    private final long id;
    private final long modelId;
    private final Map<SearchField, List<SearchHit>> hits = new HashMap<>();

    IndexedRow(long id, long modelId) {
        this.id = id;
        this.modelId = modelId;
    }

    long id() {
        return id;
    }

    long modelId() {
        return modelId;
    }

    List<SearchHit> hits(SearchField field) {
        return hits.getOrDefault(field, List.of());
    }

    Stream<String> texts() {
        return hits.values().stream().flatMap(List::stream).map(SearchHit::text);
    }

    IndexedRow text(Kind kind, String text) {
        return put(SearchField.of(kind), text, OptionalDouble.empty());
    }

    IndexedRow number(Kind kind, double number) {
        return put(SearchField.of(kind), "", OptionalDouble.of(number));
    }

    IndexedRow semver(String version) {
        return text(Kind.SEMANTIC_VERSION, SemanticVersion.parse(version).sortKey());
    }

    IndexedRow attribute(Kind kind, String name, String text) {
        return put(SearchField.of(kind, name), text, numberIn(text));
    }

    /** Metrics are to be added in the order they were measured; NaN is kept without a number, zero without a sign. */
    IndexedRow metric(String name, String data, double value) {
        OptionalDouble number = Double.isFinite(value) ? OptionalDouble.of(value + 0.0) : OptionalDouble.empty();
        put(SearchField.of(Kind.METRIC, name), "", number);
        put(new SearchField(Kind.METRIC, name, data), "", number);
        hits.remove(SearchField.of(Kind.LATEST_METRIC, name));
        return put(SearchField.of(Kind.LATEST_METRIC, name), "", number);
    }

    private static OptionalDouble numberIn(String text) {
        return text.matches("-?[0-9]+(\\.[0-9]+)?")
                ? OptionalDouble.of(Double.parseDouble(text))
                : OptionalDouble.empty();
    }

    private IndexedRow put(SearchField field, String text, OptionalDouble number) {
        hits.computeIfAbsent(field, any -> new ArrayList<>()).add(new SearchHit(id, text, number));
        return this;
    }
}
