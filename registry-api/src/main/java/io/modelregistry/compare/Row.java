package io.modelregistry.compare;

import java.util.List;

/** One thing, across the versions. Immutable. */
public interface Row {

    /** What is compared: {@code accuracy}. */
    String name();

    /** What the name alone does not say: the data of a metric, whether a tensor goes in or out; empty for nothing. */
    String qualifier();

    /** One a version, in the order of the versions. */
    List<Cell> cells();

    /** The values alone, an empty text where a version has none. */
    default List<String> values() {
        return cells().stream().map(cell -> cell.value().orElse("")).toList();
    }

    /** Whether any two versions have different values, or anything is to be said about one. */
    default boolean differs() {
        return cells().stream().map(Cell::value).distinct().count() > 1
                || cells().stream().anyMatch(cell -> cell.difference().isPresent());
    }

    /** Whether some version differs from the first in this way. */
    default boolean has(Difference difference) {
        return cells().stream()
                .anyMatch(cell -> cell.difference().filter(difference::equals).isPresent());
    }
}
