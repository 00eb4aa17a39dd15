package io.modelregistry.core.compare;

import io.modelregistry.Comparison;
import io.modelregistry.ModelVersion;
import io.modelregistry.compare.Row;
import io.modelregistry.compare.Section;
import io.modelregistry.compare.SignatureChange;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.SourceCode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Puts versions side by side. */
public final class Comparisons {

    private Comparisons() {}

    /** These versions, the others seen from the first. Their lists of files are read. */
    public static Comparison of(ModelVersion first, ModelVersion... others) {
        List<ModelVersion> versions = new ArrayList<>(List.of(first));
        versions.addAll(List.of(others));
        List<SignatureChange> signatures = SignatureRows.changes(versions);
        return new CoreComparison(versions, sections(versions, signatures), signatures);
    }

    private static List<Section> sections(List<ModelVersion> versions, List<SignatureChange> signatures) {
        return List.of(
                section(
                        "version",
                        Columns.ofMap(versions, Comparisons::identity).rows()),
                section("metrics", MetricRows.of(versions)),
                section(
                        "parameters",
                        Columns.ofMap(versions, ModelVersion::parameters).rows()),
                section("features", features(versions)),
                section("data sets", datasets(versions)),
                section("dependencies", dependencies(versions)),
                section(
                        "environment",
                        Columns.ofMap(versions, Comparisons::environment).rows()),
                section("signature", SignatureRows.of(versions, signatures)),
                section("files", FileRows.of(versions)),
                section("source", source(versions)),
                section("lineage", Columns.ofMap(versions, Comparisons::origin).rows()),
                section("tags", Columns.ofMap(versions, ModelVersion::tags).rows()),
                section(
                        "properties",
                        Columns.ofMap(versions, ModelVersion::properties).rows()));
    }

    private static Section section(String name, List<Row> rows) {
        return new CoreSection(name, rows);
    }

    private static Map<String, String> identity(ModelVersion version) {
        Map<String, String> values = new LinkedHashMap<>();
        version.semanticVersion().ifPresent(semantic -> values.put("semantic version", semantic.toString()));
        values.put("digest", version.digest().toString());
        if (!version.stages().isEmpty()) {
            values.put("stages", String.join(", ", version.stages()));
        }
        version.deprecation().ifPresent(deprecation -> values.put("deprecated", deprecation.toString()));
        values.put("size", version.size() + " bytes");
        values.put("registered by", version.createdBy());
        return values;
    }

    private static List<Row> features(List<ModelVersion> versions) {
        return Columns.<Feature>of(
                        versions,
                        version -> version.lineage().features(),
                        feature -> Label.of(feature.name()),
                        Comparisons::withoutName)
                .rows();
    }

    private static String withoutName(Feature feature) {
        return feature.toString().substring(feature.name().length() + 1);
    }

    private static List<Row> datasets(List<ModelVersion> versions) {
        return Columns.<Dataset>of(
                        versions,
                        version -> version.lineage().datasets(),
                        data -> Label.of(data.name()),
                        data -> data.digest().map(Object::toString).orElse("digest not known"))
                .rows();
    }

    private static List<Row> dependencies(List<ModelVersion> versions) {
        return Columns.<Dependency>of(
                        versions,
                        ModelVersion::dependencies,
                        dependency -> Label.of(dependency.coordinate()),
                        Dependency::version)
                .rows(new DependencyJudge());
    }

    private static Map<String, String> environment(ModelVersion version) {
        return version.environment().map(found -> found.properties()).orElse(Map.of());
    }

    private static List<Row> source(List<ModelVersion> versions) {
        return Columns.<Used>of(
                        versions,
                        Comparisons::used,
                        used -> new Label(used.purpose(), used.code().repository()),
                        used -> used.code().commit()
                                + used.code().path().map(path -> " " + path).orElse(""))
                .rows();
    }

    private static List<Used> used(ModelVersion version) {
        List<Used> used = new ArrayList<>();
        version.lineage().training().ifPresent(code -> used.add(new Used("training", code)));
        version.lineage().preprocessing().forEach(code -> used.add(new Used("preprocessing", code)));
        version.lineage().featureCode().forEach(code -> used.add(new Used("features", code)));
        return used;
    }

    private static Map<String, String> origin(ModelVersion version) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("parents", String.join(", ", version.lineage().parents()));
        values.put("runs", version.runs().stream().map(Object::toString).collect(Collectors.joining(", ")));
        values.values().removeIf(String::isEmpty);
        return values;
    }

    private record Used(String purpose, SourceCode code) {}
}
