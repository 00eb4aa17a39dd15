package io.modelregistry;

import java.util.List;
import java.util.Objects;

/**
 * Versions side by side. Rows keep one value a version, in the order of the versions, and an empty text where a version has
 * none. Prints as an aligned table.
 *
 * @param versions what is compared
 * @param metrics by name and data; values measured on different data are in different rows
 * @param parameters by name
 * @param dependencies by package in any version
 * @param files by name; values are abbreviated digests
 * @param others everything else: data sets, features, code, environment
 */
public record Comparison(
        List<ModelVersion> versions,
        List<Row> metrics,
        List<Row> parameters,
        List<Row> dependencies,
        List<Row> files,
        List<Row> others) {

    /** Copies the lists. */
    public Comparison {
        versions = List.copyOf(versions);
        metrics = List.copyOf(metrics);
        parameters = List.copyOf(parameters);
        dependencies = List.copyOf(dependencies);
        files = List.copyOf(files);
        others = List.copyOf(others);
    }

    @Override
    public String toString() {
        return ComparisonTable.print(this);
    }

    /**
     * One thing, across the versions.
     *
     * @param name what is compared
     * @param qualifier what the name alone does not say: the data of a metric; empty for nothing
     * @param values one a version
     */
    public record Row(String name, String qualifier, List<String> values) {

        /** Copies the values. */
        public Row {
            values = List.copyOf(values);
        }

        /** Whether any two versions have different values. */
        public boolean differs() {
            return values.stream().anyMatch(value -> !Objects.equals(value, values.get(0)));
        }
    }
}
