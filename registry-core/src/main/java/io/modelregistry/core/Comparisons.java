package io.modelregistry.core;

import io.modelregistry.Comparison;
import io.modelregistry.Comparison.Row;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelVersion;
import io.modelregistry.lineage.Dependency;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Puts versions side by side. */
final class Comparisons {

    private Comparisons() {}

    static Comparison of(ModelVersion first, ModelVersion... others) {
        List<ModelVersion> versions = new ArrayList<>(List.of(first));
        versions.addAll(List.of(others));
        return new Comparison(
                versions,
                rows(versions, Comparisons::metrics),
                rows(versions, Comparisons::parameters),
                rows(versions, Comparisons::dependencies),
                rows(versions, Comparisons::files),
                rows(versions, Comparisons::others));
    }

    /** What a row is called: a name, and what the name alone does not say. */
    private record Label(String name, String qualifier) {
        static Label of(String name) {
            return new Label(name, "");
        }
    }

    private static List<Row> rows(List<ModelVersion> versions, Function<ModelVersion, Map<Label, String>> values) {
        List<Map<Label, String>> columns = versions.stream().map(values).toList();
        Set<Label> labels = columns.stream()
                .flatMap(column -> column.keySet().stream())
                .collect(Collectors.toCollection(LinkedHashSet::new));
        return labels.stream()
                .map(label -> new Row(
                        label.name(),
                        label.qualifier(),
                        columns.stream()
                                .map(column -> column.getOrDefault(label, ""))
                                .toList()))
                .toList();
    }

    /** The latest value of each name and data. */
    private static Map<Label, String> metrics(ModelVersion version) {
        Map<Label, String> values = new LinkedHashMap<>();
        version.metrics()
                .forEach(metric -> values.put(
                        new Label(
                                metric.name(),
                                metric.data().map(Object::toString).orElse("")),
                        Double.toString(metric.value())));
        return values;
    }

    private static Map<Label, String> parameters(ModelVersion version) {
        Map<Label, String> values = new LinkedHashMap<>();
        version.parameters().forEach((name, value) -> values.put(Label.of(name), value));
        return values;
    }

    private static Map<Label, String> dependencies(ModelVersion version) {
        return labelled(version.dependencies(), Dependency::coordinate, Dependency::version);
    }

    private static Map<Label, String> files(ModelVersion version) {
        return labelled(
                version.files().list(), ModelFile::name, file -> file.digest().abbreviated());
    }

    private static Map<Label, String> others(ModelVersion version) {
        Map<Label, String> values = new LinkedHashMap<>();
        values.put(
                Label.of("semantic version"),
                version.semanticVersion().map(Object::toString).orElse(""));
        values.put(Label.of("stages"), String.join(", ", version.stages()));
        values.put(Label.of("size"), version.size() + " bytes");
        values.put(Label.of("data sets"), joined(version.lineage().datasets()));
        values.put(Label.of("features"), joined(version.lineage().features()));
        values.put(
                Label.of("training"),
                version.lineage().training().map(Object::toString).orElse(""));
        values.put(Label.of("preprocessing"), joined(version.lineage().preprocessing()));
        values.put(Label.of("parents"), joined(version.lineage().parents()));
        values.put(
                Label.of("environment"),
                version.environment().map(Object::toString).orElse(""));
        values.put(
                Label.of("signature"), version.signature().map(Object::toString).orElse(""));
        values.put(Label.of("registered by"), version.createdBy());
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private static <T> Map<Label, String> labelled(
            List<T> things, Function<T, String> name, Function<T, String> value) {
        Map<Label, String> values = new LinkedHashMap<>();
        things.forEach(thing -> values.put(Label.of(name.apply(thing)), value.apply(thing)));
        return values;
    }

    private static String joined(List<?> things) {
        return things.stream().map(Object::toString).collect(Collectors.joining(", "));
    }
}
