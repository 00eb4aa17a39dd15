package io.modelregistry.core.integrity;

import io.modelregistry.Limits;
import io.modelregistry.Metric;
import io.modelregistry.ModelName;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.SourceCode;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.Attribute.Kind;
import io.modelregistry.spi.MetricValue;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What a store keeps of a version's facts and tags so that they can be searched: a pure function of both. Under the empty name
 * are the names themselves, where a filter may ask for any: of parents, features, data sets, dependencies and commits.
 */
public final class Projections {

    private static final String ANY_NAME = "";
    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");

    private Projections() {}

    /**
     * Searchable values. A value of more than {@link Limits#TAG_LENGTH} characters is left out.
     *
     * @param description of the version, whose words can be searched as those of the model's name and the tags
     * @param commented words of comments
     */
    public static List<Attribute> attributes(
            ModelName model, Facts facts, String description, Map<String, String> tags, List<String> commented) {
        Set<Attribute> attributes = new LinkedHashSet<>();
        tags.forEach((key, value) -> add(attributes, Kind.TAG, key, value));
        facts.parameters().forEach((name, value) -> add(attributes, Kind.PARAMETER, name, value));
        facts.properties().forEach((key, value) -> add(attributes, Kind.PROPERTY, key, value.toString()));
        facts.environment()
                .ifPresent(environment -> environment
                        .properties()
                        .forEach((name, value) -> add(attributes, Kind.ENVIRONMENT, name, value)));
        facts.dependencies().forEach(dependency -> addDependency(attributes, dependency));
        addLineage(attributes, facts.lineage());
        words(model, description, tags, commented).forEach(word -> add(attributes, Kind.WORD, ANY_NAME, word));
        return List.copyOf(attributes);
    }

    /** What {@code text ~} finds a version or model by. */
    public static List<String> words(
            ModelName model, String description, Map<String, String> tags, List<String> commented) {
        Stream<String> sorted =
                new TreeMap<>(tags).entrySet().stream().flatMap(tag -> Stream.of(tag.getKey(), tag.getValue()));
        return Words.of(Stream.of(Stream.of(model.value()), sorted, Stream.of(description), commented.stream())
                .flatMap(texts -> texts));
    }

    private static void addLineage(Set<Attribute> attributes, Lineage lineage) {
        lineage.features().forEach(feature -> {
            add(attributes, Kind.FEATURE, feature.name(), feature.type());
            add(attributes, Kind.FEATURE, ANY_NAME, feature.name());
        });
        lineage.datasets().forEach(data -> addDataset(attributes, data));
        lineage.parents().forEach(parent -> add(attributes, Kind.PARENT, ANY_NAME, parent));
        sources(lineage).forEach(code -> {
            add(attributes, Kind.SOURCE, code.repository(), code.commit());
            add(attributes, Kind.SOURCE, ANY_NAME, code.commit());
        });
    }

    private static void addDataset(Set<Attribute> attributes, Dataset data) {
        String digest = data.digest().map(Object::toString).orElse("");
        add(attributes, Kind.DATASET, data.name(), digest);
        add(attributes, Kind.DATASET, ANY_NAME, data.name());
        if (!digest.isEmpty()) {
            add(attributes, Kind.DATASET, ANY_NAME, digest);
        }
    }

    private static Stream<SourceCode> sources(Lineage lineage) {
        return Stream.of(lineage.training().stream(), lineage.preprocessing().stream(), lineage.featureCode().stream())
                .flatMap(codes -> codes);
    }

    private static void addDependency(Set<Attribute> attributes, Dependency dependency) {
        add(attributes, Kind.DEPENDENCY, dependency.name(), dependency.version());
        add(attributes, Kind.DEPENDENCY, dependency.coordinate(), dependency.version());
        add(attributes, Kind.DEPENDENCY, ANY_NAME, dependency.name());
        add(attributes, Kind.DEPENDENCY, ANY_NAME, dependency.coordinate());
    }

    private static void add(Set<Attribute> attributes, Kind kind, String name, String text) {
        if (name.length() <= Limits.NAME_LENGTH && text.length() <= Limits.TAG_LENGTH) {
            attributes.add(new Attribute(kind, name, text, number(text)));
        }
    }

    /** The finite number that a text is in decimal notation: what comparing it with a number goes by. */
    public static OptionalDouble number(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        return finite(Double.parseDouble(text));
    }

    /** Searchable metrics, the latest of each name marked. */
    public static List<MetricValue> metrics(List<Metric> metrics) {
        Map<String, Integer> latest = new HashMap<>();
        IntStream.range(0, metrics.size())
                .forEach(at -> latest.put(metrics.get(at).name(), at));
        return IntStream.range(0, metrics.size())
                .mapToObj(at -> metric(
                        metrics.get(at), latest.getOrDefault(metrics.get(at).name(), at) == at))
                .toList();
    }

    private static MetricValue metric(Metric metric, boolean latest) {
        String data = metric.data().map(dataset -> dataset.name()).orElse("");
        return new MetricValue(metric.name(), data, finite(metric.value()), latest);
    }

    /** Databases differ in whether they keep the sign of 0, so no projection has it. */
    private static OptionalDouble finite(double number) {
        return Double.isFinite(number) ? OptionalDouble.of(number + 0.0) : OptionalDouble.empty();
    }
}
