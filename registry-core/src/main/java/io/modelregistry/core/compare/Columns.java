package io.modelregistry.core.compare;

import io.modelregistry.ModelVersion;
import io.modelregistry.compare.Cell;
import io.modelregistry.compare.Difference;
import io.modelregistry.compare.Row;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What each version has, by label, to be laid out in rows in the order in which labels first appear. */
record Columns(List<Map<Label, String>> columns) {

    /** Between values in one cell. */
    static final String SEPARATOR = ", ";

    /** Makes columns of entries; what has the same label twice is put in one cell. */
    static <T> Columns of(
            List<ModelVersion> versions,
            Function<ModelVersion, Collection<T>> things,
            Function<T, Label> label,
            Function<T, String> value) {
        return new Columns(versions.stream()
                .map(version -> column(things.apply(version), label, value))
                .toList());
    }

    private static <T> Map<Label, String> column(
            Collection<T> things, Function<T, Label> label, Function<T, String> value) {
        Map<Label, String> column = new LinkedHashMap<>();
        things.forEach(
                thing -> column.merge(label.apply(thing), value.apply(thing), (one, other) -> one + SEPARATOR + other));
        return column;
    }

    /** Columns of what is a map already. */
    static Columns ofMap(List<ModelVersion> versions, Function<ModelVersion, ? extends Map<String, ?>> values) {
        return Columns.<Map.Entry<String, ?>>of(
                versions,
                version -> List.copyOf(values.apply(version).entrySet()),
                entry -> Label.of(entry.getKey()),
                entry -> entry.getValue().toString());
    }

    List<Row> rows() {
        return rows((first, value) -> Difference.CHANGED);
    }

    List<Row> rows(CoreCell.Judge judge) {
        Set<Label> labels = columns.stream()
                .flatMap(column -> column.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return labels.stream().map(label -> row(label, judge)).toList();
    }

    private Row row(Label label, CoreCell.Judge judge) {
        CoreCell first = cell(columns.get(0), label);
        return new CoreRow(
                label,
                columns.stream()
                        .<Cell>map(column -> cell(column, label).seenFrom(first, judge))
                        .toList());
    }

    private static CoreCell cell(Map<Label, String> column, Label label) {
        String value = column.get(label);
        return value == null ? CoreCell.EMPTY : CoreCell.of(value);
    }
}
