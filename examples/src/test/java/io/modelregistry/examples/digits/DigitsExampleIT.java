package io.modelregistry.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.modelregistry.Metric;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Dependency;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigitsExampleIT {

    private static final Digits.Split SPLIT = Digits.read().split(Training.SEED);

    @TempDir
    private static Path directory;

    private static String first;
    private static String second;
    private static RegistryClient registry;

    @BeforeAll
    static void runTwice() throws Exception {
        first = run();
        second = run();
        registry = RegistryClient.open(directory.resolve("registry"));
    }

    private static String run() throws Exception {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        new DigitsExample(directory.resolve("registry"), new PrintStream(printed, true, StandardCharsets.UTF_8)).run();
        return printed.toString(StandardCharsets.UTF_8);
    }

    @AfterAll
    static void close() {
        registry.close();
    }

    private static List<ModelVersion> versions() {
        return registry.model("digits").versions().orderBy("number").list();
    }

    @Test
    void each_run_adds_a_version_of_each_candidate() {
        assertThat(versions()).extracting(ModelVersion::number).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(versions())
                .extracting(version -> version.tags().get("algorithm"))
                .containsExactly(
                        "logistic regression",
                        "random forest",
                        "boosted trees",
                        "logistic regression",
                        "random forest",
                        "boosted trees");
    }

    @Test
    void a_version_has_its_files() {
        assertThat(versions())
                .allSatisfy(version -> assertThat(version.files().list())
                        .extracting(ModelFile::name)
                        .containsExactly("evaluation.txt", "labels.txt", "model.pb"));
        assertThat(versions().get(0).files().path("evaluation.txt")).content().contains("Confusion matrix");
    }

    @Test
    void metrics_are_bound_to_the_data_they_were_measured_on() {
        Dataset test = SPLIT.test().dataset();
        assertThat(versions())
                .allSatisfy(version -> assertThat(version.metrics())
                        .hasSize(3)
                        .extracting(Metric::data)
                        .allSatisfy(data -> assertThat(data).contains(test)));
        assertThat(registry.versions()
                        .where("metric.accuracy@digits-test > 0.9")
                        .count())
                .isEqualTo(6);
    }

    @Test
    void a_version_says_what_it_was_made_from() {
        assertThat(versions()).allSatisfy(version -> {
            assertThat(version.lineage().datasets())
                    .containsExactly(SPLIT.train().dataset());
            assertThat(version.lineage().features()).hasSize(1);
            assertThat(version.parameters()).containsEntry("seed", "1").hasSizeGreaterThan(3);
            assertThat(version.dependencies())
                    .extracting(Dependency::coordinate)
                    .contains("pkg:maven/org.tribuo/tribuo-classification-sgd");
            assertThat(version.environment()).isPresent();
            assertThat(version.signature()).isPresent();
        });
    }

    @Test
    void a_version_names_the_commit_it_was_trained_by() {
        assumeThat(Files.exists(Path.of("..", ".git"))).as("built from a clone").isTrue();
        assertThat(versions())
                .allSatisfy(version -> assertThat(
                                version.lineage().training().orElseThrow().commit())
                        .matches("[0-9a-f]{40}"));
    }

    @Test
    void the_best_of_each_run_went_into_production_for_a_reason() {
        List<StageChange> moves = registry.model("digits").stage("production").history();
        assertThat(moves)
                .hasSize(2)
                .allSatisfy(move -> assertThat(move.reason()).startsWith("accuracy 0.9"));
        assertThat(moves.get(0).to()).hasValue(best(versions().subList(0, 3)));
        assertThat(moves.get(1).from()).isEqualTo(moves.get(0).to());
        assertThat(moves.get(1).to()).hasValue(best(versions().subList(3, 6)));
    }

    private static int best(List<ModelVersion> versions) {
        return versions.stream()
                .max(Comparator.comparingDouble(
                        version -> version.metric("accuracy").orElseThrow()))
                .orElseThrow()
                .number();
    }

    @Test
    void every_version_loads_and_is_worth_what_was_registered() throws Exception {
        for (ModelVersion version : versions()) {
            Classifier classifier = Classifier.load(version.files());
            assertThat(classifier.accuracy(SPLIT.test().digits()))
                    .isEqualTo(version.metric("accuracy").orElseThrow());
        }
    }

    @Test
    void what_it_prints_tells_the_whole_story() {
        assertThat(first)
                .contains("training logistic regression", "100 %", "digits:1", "digits:2", "digits:3")
                .contains("Side by side", "lowest-recall", "Into production", "digits@production: empty -> ")
                .contains(
                        "score 0.",
                        "accuracy 0.9",
                        "trained on",
                        "digits-train sha256:",
                        "pkg:maven/org.tribuo/tribuo-core@")
                .contains("version-registered", "stage-moved", "intact")
                .contains("What made prediction ", "\n  Stage\n    production since ", "trees", "Ancestors");
        assertThat(second).contains("digits:4", "digits:5", "digits:6");
    }

    @Test
    void nothing_is_damaged() {
        assertThat(registry.maintenance().verifyAudit().intact()).isTrue();
        assertThat(registry.maintenance().verifyArtifacts().intact()).isTrue();
    }
}
