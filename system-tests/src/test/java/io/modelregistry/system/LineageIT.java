package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Comparison;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.RegistryClient;
import io.modelregistry.compare.Difference;
import io.modelregistry.compare.MetricPoint;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.LineageNode;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Where versions come from, what they lead to and how they differ, in every database. */
class LineageIT {

    private static final String LOG4J = "pkg:maven/org.apache.logging.log4j/log4j-core@";

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(MetadataKind.class)
    void lineage_impact_and_comparison_are_the_same_in_every_database(MetadataKind database) throws Exception {
        try (TestRegistry place = TestRegistry.in(directory, database, ArtifactKind.FILE);
                RegistryClient registry = place.open()) {
            ModelVersion base = register(registry, "base", "2.9.1", 0.7);
            ModelVersion tuned = register(registry, "tuned", "2.17.0", 0.8, base);
            register(registry, "tuned", "2.17.1", 0.9, base, tuned);
            registry.model("tuned").stage("production").assign(tuned, "good enough");

            assertLineage(registry);
            assertImpact(registry);
            assertComparison(registry);
        }
    }

    private static ModelVersion register(
            RegistryClient registry, String model, String log4j, double accuracy, ModelVersion... parents) {
        var draft = Versions.draft(registry, model, new byte[] {1})
                .dependency(LOG4J + log4j)
                .trainedOn(Dataset.of("train"))
                .metric("accuracy", accuracy, Dataset.of("test"));
        for (ModelVersion parent : parents) {
            draft.derivedFrom(parent);
        }
        return draft.register();
    }

    private static void assertLineage(RegistryClient registry) {
        LineageGraph ancestors = registry.lineage("tuned:2").ancestors();
        assertThat(ancestors.nodes())
                .extracting(LineageNode::reference)
                .containsExactlyInAnyOrder("tuned:2", "base:1", "tuned:1");
        assertThat(ancestors.find("tuned:1").orElseThrow().stages()).containsExactly("production");
        assertThat(registry.lineage("base:1").descendants().edges())
                .extracting(Object::toString)
                .containsExactlyInAnyOrder("base:1 -> tuned:1", "base:1 -> tuned:2", "tuned:1 -> tuned:2");
    }

    private static void assertImpact(RegistryClient registry) {
        assertThat(registry.impact()
                        .dependingOn("log4j-core", "<2.17.1")
                        .where("stage = 'production'")
                        .list())
                .extracting(ModelVersion::reference)
                .containsExactly("tuned:1");
        assertThat(registry.impact().trainedOn("train").count()).isEqualTo(3);
    }

    private static void assertComparison(RegistryClient registry) {
        Comparison comparison = registry.compare(registry.require("base:1"), registry.require("tuned:2"));
        assertThat(comparison.dependencies().get(0).has(Difference.UPGRADED)).isTrue();
        assertThat(registry.versions().best("accuracy", Objective.HIGHEST))
                .hasValueSatisfying(best -> assertThat(best.reference()).isEqualTo("tuned:2"));
        assertThat(registry.model("tuned").series("accuracy"))
                .extracting(MetricPoint::value)
                .containsExactly(0.8, 0.9);
    }
}
