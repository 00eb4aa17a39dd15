package io.modelregistry.core;

import io.modelregistry.Limits;
import io.modelregistry.Metric;
import io.modelregistry.core.integrity.Facts;
import io.modelregistry.core.integrity.PackageUrls;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.SourceCode;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Facts as a draft collects them. */
final class DraftFacts {

    final DraftMap<String> parameters = DraftMap.of("parameter");
    final DraftMap<Object> properties = DraftMap.of("property");
    final DraftList<Metric> metrics = new DraftList<>("metric", Limits.FACTS);
    final DraftList<Dataset> datasets = new DraftList<>("data set", Limits.FACTS);
    final DraftList<Feature> features = new DraftList<>("feature", Limits.FACTS);
    final DraftList<SourceCode> preprocessing = new DraftList<>("preprocessing code", Limits.FACTS);
    final DraftList<SourceCode> featureCode = new DraftList<>("feature code", Limits.FACTS);
    final DraftList<String> parents = new DraftList<>("parent", Limits.PARENTS);

    @Nullable
    SourceCode training;

    @Nullable
    RuntimeEnvironment environment;

    @Nullable
    Signature signature;

    @Nullable
    URI run;

    private final DraftMap<Dependency> dependencies = DraftMap.of("dependency");
    private @Nullable CapturedFacts captured;

    /** One version of a package is a fact, two are a contradiction. */
    void addDependency(String packageUrl) {
        Dependency dependency = PackageUrls.parse(packageUrl);
        dependencies.put(dependency.coordinate(), dependency);
    }

    /** What is not given otherwise, until the next capture. */
    void capture(CapturedFacts facts) {
        captured = facts;
    }

    private Optional<CapturedFacts> captured() {
        return Optional.ofNullable(captured);
    }

    private List<Dependency> allDependencies() {
        Map<String, Dependency> all = new LinkedHashMap<>(dependencies.asMap());
        captured()
                .ifPresent(facts -> facts.dependencies().stream()
                        .filter(dependency -> all.size() < Limits.FACTS)
                        .forEach(dependency -> all.putIfAbsent(dependency.coordinate(), dependency)));
        return List.copyOf(all.values());
    }

    Facts build() {
        Lineage lineage = new Lineage(
                datasets.asList(),
                features.asList(),
                Optional.ofNullable(training).or(() -> captured().flatMap(CapturedFacts::source)),
                preprocessing.asList(),
                featureCode.asList(),
                parents.asList(),
                Optional.ofNullable(run));
        return new Facts(
                parameters.asMap(),
                metrics.asList(),
                lineage,
                allDependencies(),
                Optional.ofNullable(environment).or(() -> captured().map(CapturedFacts::environment)),
                Optional.ofNullable(signature),
                properties.asMap());
    }
}
