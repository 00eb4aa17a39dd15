package io.modelregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Comparison;
import io.modelregistry.Event;
import io.modelregistry.Metric;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.RegistryClient;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageHandle;
import io.modelregistry.VersionHandle;
import io.modelregistry.error.StageRuleException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.Reproduction;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.SourceCode;
import io.modelregistry.query.FacetCount;
import io.modelregistry.query.VersionQuery;
import io.modelregistry.rule.StageCheck;
import io.modelregistry.rule.StageRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** README shows the regions of this class; {@link GuidesTest} compares them. */
class TourTest {

    @TempDir
    private Path directory;

    private Path output;
    private Path train;
    private Path test;

    @BeforeEach
    void writeFiles() throws IOException {
        output = Files.createDirectory(directory.resolve("output"));
        Files.writeString(output.resolve("model.bin"), "weights");
        train = Files.writeString(directory.resolve("train.csv"), "alcohol,quality\n9.4,5\n");
        test = Files.writeString(directory.resolve("test.csv"), "alcohol,quality\n9.8,6\n");
    }

    @Test
    void a_training_job_registers_a_version() {
        ModelVersion version = register(directory.resolve("registry"));
        assertThat(version.reference()).isEqualTo("wine-quality:1");
        assertThat(version.metric("accuracy")).hasValue(0.86);
    }

    private ModelVersion register(Path directory) {
        // region register
        try (RegistryClient registry = RegistryClient.open(directory)) {
            return registry.model("wine-quality")
                    .newVersion()
                    .files(output)
                    .semanticVersion("1.0.0")
                    .parameter("trees", 200)
                    .trainedOn(Dataset.of("wine-train", train))
                    .metric("accuracy", 0.86, Dataset.of("wine-test", test))
                    .trainedBy(SourceCode.git("https://example.org/wine.git", "4f2a9c1"))
                    .dependency("pkg:maven/org.tribuo/tribuo-classification-tree@4.3.2")
                    .environment(RuntimeEnvironment.current())
                    .tag("team", "cellar")
                    .register();
        }
        // endregion
    }

    @Test
    void a_version_goes_into_production_and_back() {
        register(directory.resolve("registry"));
        try (RegistryClient registry = RegistryClient.open(directory.resolve("registry"))) {
            ModelVersion first = registry.require("wine-quality:1");
            ModelVersion second = registerBetter(registry, first);
            deploy(registry, first, second);
            assertThat(registry.resolve("wine-quality@production").number()).isEqualTo(1);
            assertThat(registry.model("wine-quality").stage("production").history())
                    .hasSize(3);
        }
    }

    private static ModelVersion registerBetter(RegistryClient registry, ModelVersion parent) {
        return registry.model("wine-quality")
                .newVersion()
                .file("model.bin", new byte[] {1, 2, 3})
                .semanticVersion("1.1.0")
                .metric("accuracy", 0.88)
                .derivedFrom(parent)
                .register();
    }

    private static void deploy(RegistryClient registry, ModelVersion first, ModelVersion second) {
        // region deploy
        StageHandle production = registry.model("wine-quality").stage("production");
        production.assign(first, "first release");
        production.replace(first, second, "two points better"); // a conflict, if someone else moved first
        production.rollback("slower than expected"); // the first again; every move is kept
        // endregion
    }

    @Test
    void a_service_loads_what_is_in_production() throws IOException {
        register(directory.resolve("registry"));
        try (RegistryClient registry = RegistryClient.open(directory.resolve("registry"))) {
            registry.model("wine-quality")
                    .stage("production")
                    .assign(registry.require("wine-quality:1"), "first release");
            assertThat(modelInProduction(registry)).hasContent("weights");
        }
    }

    private static Path modelInProduction(RegistryClient registry) {
        // region serve
        ResolvedVersion running = registry.resolve("wine-quality@production");
        Path model = registry.require(running.reference()).files().path("model.bin");
        // endregion
        return model;
    }

    @Test
    void versions_are_found_compared_and_looked_up_in_the_past() {
        Instant before = Instant.now();
        register(directory.resolve("registry"));
        try (RegistryClient registry = RegistryClient.open(directory.resolve("registry"))) {
            registerBetter(registry, registry.require("wine-quality:1"));
            find(registry, before);
        }
    }

    private static void find(RegistryClient registry, Instant lastWeek) {
        // region find
        List<ModelVersion> good = registry.versions()
                .where("metric.accuracy > 0.8 and (tag.team = 'cellar' or stage = 'production')")
                .orderBy("metric.accuracy desc")
                .list();
        ModelVersion newest = registry.require("wine-quality:^1.0"); // or :7, :1.0.0, @production, @latest, @sha256:…
        Comparison comparison = registry.compare(good.get(0), newest);
        Optional<ModelVersion> then = registry.asOf(lastWeek).find("wine-quality@production");
        List<Event> changes = registry.history().since(lastWeek).list();
        // endregion
        assertThat(good).extracting(ModelVersion::number).containsExactly(1);
        assertThat(newest.number()).isEqualTo(2);
        assertThat(comparison.metrics()).isNotEmpty();
        assertThat(then).isEmpty();
        assertThat(changes).hasSizeGreaterThanOrEqualTo(2);
    }

    @Test
    void people_find_out_what_they_have_and_say_what_they_know() {
        register(directory.resolve("registry"));
        try (RegistryClient registry = RegistryClient.open(directory.resolve("registry"))) {
            ModelVersion second = registerBetter(registry, registry.require("wine-quality:1"));
            understand(registry);
            say(registry);
            StageHandle production = registry.model("wine-quality").stage("production");
            production.setRules("agreed", StageRule.atLeast("accuracy", 0.99));
            assertThatThrownBy(() -> production.assign(second, "release")).isInstanceOf(StageRuleException.class);
        }
    }

    private static void understand(RegistryClient registry) {
        // region understand
        List<FacetCount> teams = registry.versions()
                .where("text ~ 'wine*' and created > now - 30d")
                .facet("tag.team");
        VersionQuery affected = registry.impact()
                .dependingOn("tribuo-classification-tree", "<4.3.3")
                .where("stage is not null");
        LineageGraph descendants = registry.lineage("wine-quality:1").descendants();
        Reproduction again = registry.reproduce("wine-quality:1"); // checkout, environment, data, command
        // endregion
        assertThat(teams).hasToString("[cellar: 1]");
        assertThat(affected.list()).isEmpty();
        assertThat(descendants.toString()).contains("wine-quality:2");
        assertThat(again.toString()).contains("4f2a9c1");
    }

    private static void say(RegistryClient registry) {
        // region say
        VersionHandle version = registry.version("wine-quality:2");
        version.comment("Better on red, worse on white.");
        version.measure(Metric.of("accuracy", 0.87).on(Dataset.of("wine-2026")));
        registry.version("wine-quality:1").deprecate("trained on the old labels", version.require());

        StageHandle production = registry.model("wine-quality").stage("production");
        production.setRules(
                "agreed with the cellar",
                StageRule.atLeast("accuracy", 0.85).on("wine-2026"),
                StageRule.notWorse("accuracy", Objective.HIGHEST, 0.01),
                StageRule.approvals(1));
        StageCheck check = production.check(version.require()); // every rule, passed or failed, and why
        // endregion
        assertThat(check.isPassed()).isFalse();
        assertThat(registry.require("wine-quality").metric("accuracy")).hasValue(0.87);
    }

    /** Compiled for README; nothing answers at these addresses. */
    static RegistryClient openShared() {
        // region shared
        RegistryClient registry = RegistryClient.builder()
                .metadata("jdbc:postgresql://db.example.org/registry")
                .artifacts("s3://models/registry?region=eu-central-1")
                .open();
        // endregion
        return registry;
    }
}
