package io.modelregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Comparison;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.RegistryClient;
import io.modelregistry.SemanticVersion;
import io.modelregistry.compare.Difference;
import io.modelregistry.compare.MetricPoint;
import io.modelregistry.compare.Row;
import io.modelregistry.compare.SignatureChange;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Signature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/compare.md shows the regions of this class; {@link DocsTest} compares them. */
class ComparingTest {

    @TempDir
    private Path directory;

    @BeforeEach
    void registerTwo() {
        try (RegistryClient registry = RegistryClient.open(directory)) {
            register(registry, "1.0.0", 0.86, "2.9.1", Signature.of().input("alcohol", "double"));
            register(registry, "1.1.0", 0.88, "2.17.1", Signature.of().input("alcohol", "float"));
        }
    }

    private static void register(
            RegistryClient registry, String semantic, double accuracy, String log4j, Signature signature) {
        registry.model("wine-quality")
                .newVersion()
                .file("model.bin", semantic.getBytes(StandardCharsets.UTF_8))
                .semanticVersion(semantic)
                .metric("accuracy", accuracy, Dataset.of("wine-test"))
                .dependency("pkg:maven/org.apache.logging.log4j/log4j-core@" + log4j)
                .signature(signature)
                .register();
    }

    @Test
    void versions_are_compared() {
        try (RegistryClient registry = RegistryClient.open(directory)) {
            // region compare
            Comparison comparison =
                    registry.compare(registry.require("wine-quality:1.0.0"), registry.require("wine-quality:1.1.0"));
            String table = comparison.differences().toString(); // also toMarkdown() and toJson()
            List<Row> upgraded = comparison.dependencies().stream()
                    .filter(row -> row.has(Difference.UPGRADED))
                    .toList();
            // endregion
            assertThat(table).contains("2.17.1 (upgraded)");
            assertThat(upgraded).hasSize(1);
        }
    }

    @Test
    void the_best_is_found() {
        try (RegistryClient registry = RegistryClient.open(directory)) {
            Comparison comparison =
                    registry.compare(registry.require("wine-quality:1"), registry.require("wine-quality:2"));
            // region best
            Optional<ModelVersion> better = comparison.best("accuracy", Objective.HIGHEST);
            Optional<ModelVersion> bestOnTest = comparison.best("accuracy", "wine-test", Objective.HIGHEST);
            Optional<ModelVersion> bestOfAll =
                    registry.versions().where("name like 'wine-%'").best("accuracy", Objective.HIGHEST);
            // endregion
            assertThat(better).isEqualTo(bestOnTest).isEqualTo(bestOfAll).isPresent();
        }
    }

    @Test
    void a_metric_is_followed_over_versions() {
        try (RegistryClient registry = RegistryClient.open(directory)) {
            // region series
            List<MetricPoint> series = registry.model("wine-quality").series("accuracy");
            // endregion
            assertThat(series).extracting(MetricPoint::value).containsExactly(0.86, 0.88);
        }
    }

    @Test
    void a_signature_is_judged() {
        try (RegistryClient registry = RegistryClient.open(directory)) {
            ModelVersion current = registry.require("wine-quality:1.0.0");
            ModelVersion candidate = registry.require("wine-quality:1.1.0");
            // region signature
            SignatureChange change =
                    registry.compare(current, candidate).signatures().get(0);
            Optional<SemanticVersion> next = change.step()
                    .map(step -> step.after(current.semanticVersion().orElseThrow()));
            // endregion
            assertThat(change.isBreaking()).isTrue();
            assertThat(next).contains(SemanticVersion.of(2, 0, 0));
        }
    }
}
