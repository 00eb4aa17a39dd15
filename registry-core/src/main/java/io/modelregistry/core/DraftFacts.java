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

    /** One version of a package is a fact, two are a contradiction. */
    void addDependency(String packageUrl) {
        Dependency dependency = PackageUrls.parse(packageUrl);
        dependencies.put(dependency.coordinate(), dependency);
    }

    Facts build() {
        Lineage lineage = new Lineage(
                datasets.asList(),
                features.asList(),
                Optional.ofNullable(training),
                preprocessing.asList(),
                featureCode.asList(),
                parents.asList(),
                Optional.ofNullable(run));
        return new Facts(
                parameters.asMap(),
                metrics.asList(),
                lineage,
                dependencies.asMap().values().stream().toList(),
                Optional.ofNullable(environment),
                Optional.ofNullable(signature),
                properties.asMap());
    }
}
