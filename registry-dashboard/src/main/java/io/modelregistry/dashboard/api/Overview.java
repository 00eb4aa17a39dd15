package io.modelregistry.dashboard.api;

import io.modelregistry.Metric;
import io.modelregistry.Model;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Models and what is in their stages, in a number of reads that does not grow with the models. */
final class Overview {
    /** The tag of a model that names the metric to be shown where there is room for one. */
    static final String HEADLINE = "headline-metric";

    private final Map<ModelName, List<StageChange>> moves;
    private final Map<String, ModelVersion> versions;

    private Overview(Map<ModelName, List<StageChange>> moves, Map<String, ModelVersion> versions) {
        this.moves = moves;
        this.versions = versions;
    }

    static List<Views.Running> of(RegistryClient registry, List<Model> models) {
        Map<ModelName, List<StageChange>> moves = moves(registry, models);
        List<String> references = moves.values().stream()
                .flatMap(List::stream)
                .flatMap(Overview::references)
                .distinct()
                .toList();
        Overview overview = new Overview(
                moves,
                registry.findAll(references).stream()
                        .collect(Collectors.toMap(ModelVersion::reference, Function.identity())));
        return models.stream().map(overview::running).toList();
    }

    /** The newest move of each stage that is not empty. */
    static Map<ModelName, List<StageChange>> moves(RegistryClient registry, List<Model> models) {
        return registry.newestMoves(models.stream().map(Model::name).toList()).stream()
                .filter(move -> move.to().isPresent())
                .collect(Collectors.groupingBy(StageChange::model));
    }

    private static Stream<String> references(StageChange move) {
        return Stream.of(move.to(), move.from()).filter(OptionalInt::isPresent).map(number -> reference(move, number));
    }

    private static String reference(StageChange move, OptionalInt number) {
        return move.model() + ":" + number.orElseThrow();
    }

    private Views.Running running(Model model) {
        Map<String, Views.Occupant> stages = new TreeMap<>();
        for (StageChange move : moves.getOrDefault(model.name(), List.of())) {
            version(move, move.to())
                    .ifPresent(version -> stages.put(move.stage().value(), occupant(model, move, version)));
        }
        return new Views.Running(
                model.name().value(), model.description(), model.tags(), model.lastNumber(), model.changedAt(), stages);
    }

    private Optional<ModelVersion> version(StageChange move, OptionalInt number) {
        return number.isEmpty() ? Optional.empty() : Optional.ofNullable(versions.get(reference(move, number)));
    }

    private Views.Occupant occupant(Model model, StageChange move, ModelVersion version) {
        return new Views.Occupant(
                version.number(),
                version.semanticVersion(),
                move.at(),
                move.actor(),
                move.reason(),
                headline(model, version).map(metric -> headline(metric, version(move, move.from()))),
                version.deprecation().isPresent());
    }

    private static Optional<Metric> headline(Model model, ModelVersion version) {
        return Optional.ofNullable(model.tags().get(HEADLINE))
                .or(() -> version.metrics().stream().findFirst().map(Metric::name))
                .flatMap(name -> last(version.metrics().stream()
                        .filter(metric -> metric.name().equals(name))));
    }

    private static Views.Headline headline(Metric metric, Optional<ModelVersion> before) {
        Optional<Metric> previous = before.flatMap(version -> comparable(metric, version));
        return new Views.Headline(
                metric.name(),
                metric.value(),
                metric.data().map(data -> data.name()),
                previous.map(Metric::value),
                previous.isPresent() ? OptionalInt.of(before.orElseThrow().number()) : OptionalInt.empty(),
                previous.map(metric::isOnSameData));
    }

    /** The latest value on the same data; if there is none, the latest of all. */
    private static Optional<Metric> comparable(Metric metric, ModelVersion version) {
        List<Metric> named = version.metrics().stream()
                .filter(other -> other.name().equals(metric.name()))
                .toList();
        return last(named.stream().filter(metric::isOnSameData)).or(() -> last(named.stream()));
    }

    private static <T> Optional<T> last(Stream<T> items) {
        return items.reduce((earlier, later) -> later);
    }
}
