package io.modelregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.CleanupReport;
import io.modelregistry.Comment;
import io.modelregistry.Maintenance;
import io.modelregistry.Metric;
import io.modelregistry.MetricSeries;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.RetentionPolicy;
import io.modelregistry.VersionHandle;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.Dataset;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/annotations.md shows. */
class AnnotationsGuideTest {

    @TempDir
    Path directory;

    private RegistryClient registry;
    private Path output;

    @BeforeEach
    void register_seven_versions() throws Exception {
        registry = RegistryClient.open(directory.resolve("registry"));
        output = Files.createDirectories(directory.resolve("output"));
        for (int i = 1; i <= 7; i++) {
            Files.writeString(output.resolve("model.txt"), "model " + i);
            registry.model("churn").newVersion().files(output).register();
        }
    }

    @AfterEach
    void close() {
        registry.close();
    }

    @Test
    void a_version_is_annotated() throws Exception {
        Path card = Files.writeString(directory.resolve("model-card.md"), "# Churn");
        // region annotating
        VersionHandle version = registry.version("churn:7"); // or registry.model("churn").version(7)
        version.describe("Gradient boosting. **Do not use** for accounts younger than 30 days.");
        version.tag("reviewed", "yes");
        version.comment("Checked by hand on 200 accounts.");
        version.measure(Metric.of("accuracy", 0.91).on(Dataset.of("accounts-2026-q3")));
        version.measure(MetricSeries.of("loss", 0.91, 0.44, 0.37));
        version.linkRun(URI.create("https://mlflow.example/experiments/4/runs/7"));
        version.attach("model-card.md", card);
        // endregion
        ModelVersion annotated = version.require();
        assertThat(annotated.tags()).containsEntry("reviewed", "yes");
        assertThat(annotated.metric("accuracy")).hasValue(0.91);
        assertThat(annotated.runs()).hasSize(1);
        assertThat(version.comments()).extracting(Comment::text).containsExactly("Checked by hand on 200 accounts.");
        assertThat(version.series()).containsExactly(MetricSeries.of("loss", 0.91, 0.44, 0.37));
        assertThat(Files.readString(version.attachments().path("model-card.md")))
                .isEqualTo("# Churn");
        assertThat(registry.maintenance().verifyAudit().intact()).isTrue();
    }

    @Test
    void versions_are_deprecated_and_deleted() {
        // region deleting
        registry.version("churn:6").deprecate("drifts since the new price list", registry.require("churn:7"));
        registry.version("churn:5").delete("trained on the wrong table");
        registry.version("churn:5").restore("the table was right after all");
        // endregion
        assertThat(registry.require("churn:6").deprecation()).isPresent();
        assertThat(registry.find("churn:5")).isPresent();
    }

    @Test
    void what_is_of_no_use_goes() {
        // region cleaning
        Maintenance maintenance = registry.maintenance();
        RetentionPolicy policy =
                RetentionPolicy.keepNewest(3).olderThan(Duration.ofDays(90)).where("tag.keep is null");
        CleanupReport preview = maintenance.retention(policy).preview(); // changes nothing
        maintenance.retention(policy).run("older than a quarter");
        maintenance.purge(Duration.ofDays(30)).run("deleted for a month");
        maintenance.collectGarbage();
        // endregion
        assertThat(preview.affected()).isEmpty();
        assertThat(maintenance
                        .retention(RetentionPolicy.keepNewest(3))
                        .run("too many")
                        .affected())
                .hasSize(4);
        assertThat(maintenance.purge(Duration.ZERO).run("no use").affected()).hasSize(4);
        assertThat(maintenance.collectGarbage().deleted()).isEqualTo(4);
        assertThat(maintenance.verifyAudit().intact()).isTrue();
    }

    @Test
    void properties_fit_their_schema() {
        // region schema
        registry.model("churn").setPropertySchema("""
                {"type": "object", "required": ["cost-centre"],
                 "properties": {"cost-centre": {"type": "integer"}, "risk": {"enum": ["low", "high"]}}}
                """);
        registry.model("churn")
                .newVersion()
                .files(output)
                .property("cost-centre", 4711)
                .property("risk", "low")
                .register();
        // endregion
        assertThatThrownBy(
                        () -> registry.model("churn").newVersion().files(output).register())
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cost-centre");
    }
}
