package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.CleanupReport;
import io.modelregistry.GarbageReport;
import io.modelregistry.Maintenance;
import io.modelregistry.Model;
import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.RetentionPolicy;
import io.modelregistry.error.AlreadyExistsException;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is of no use any more goes: by policy, after a look, and not what somebody needs. */
class CleaningTest {

    @TempDir
    Path directory;

    private TestRegistry registry;
    private ModelHandle churn;
    private Maintenance maintenance;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
        churn = registry.client().model("churn");
        maintenance = registry.client().maintenance();
    }

    @AfterEach
    void close() {
        assertThat(maintenance.verifyAudit().findings()).isEmpty();
        assertThat(maintenance.verifyArtifacts().intact()).isTrue();
        registry.close();
    }

    private ModelVersion register(ModelHandle model, int content) {
        return model.newVersion().file("a", new byte[] {(byte) content}).register();
    }

    private void registerFive() {
        for (int i = 1; i <= 5; i++) {
            register(churn, i);
        }
    }

    @Test
    void a_preview_says_what_goes_and_what_stays_and_changes_nothing() {
        registerFive();
        churn.stage("production").assign(churn.require(2), "it works");

        CleanupReport report =
                maintenance.retention(RetentionPolicy.keepNewest(2)).preview();

        assertThat(report.affected()).containsExactly("churn:3", "churn:1");
        assertThat(report.kept()).isEqualTo(Map.of("churn:2", "it is in stage production"));
        assertThat(churn.versions().count()).isEqualTo(5);
        assertThat(report.toString()).contains("2 versions, 1 stay", "churn:2 stays: it is in stage production");
    }

    @Test
    void a_run_does_what_its_preview_said() {
        registerFive();
        churn.stage("production").assign(churn.require(2), "it works");
        var retention = maintenance.retention(RetentionPolicy.keepNewest(2));

        CleanupReport preview = retention.preview();
        assertThat(retention.run("older than the last two")).isEqualTo(preview);

        assertThat(churn.versions().orderBy("number").list())
                .extracting(ModelVersion::number)
                .containsExactly(2, 4, 5);
        assertThat(retention.run("again").affected()).isEmpty();
        assertThat(churn.version(3).restore("needed").number()).isEqualTo(3);
    }

    @Test
    void only_what_the_filter_and_the_age_say_goes() {
        registerFive();
        churn.version(1).tag("keep", "yes");

        assertThat(maintenance
                        .retention(RetentionPolicy.keepNewest(1).where("tag.keep is null"))
                        .preview()
                        .affected())
                .containsExactly("churn:4", "churn:3", "churn:2");
        assertThat(maintenance
                        .retention(RetentionPolicy.keepNewest(1).olderThan(Duration.ofHours(1)))
                        .preview()
                        .affected())
                .isEmpty();
        assertThatThrownBy(() ->
                        maintenance.retention(RetentionPolicy.keepNewest(1).where("tag.keep ===")))
                .isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RetentionPolicy.keepNewest(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> RetentionPolicy.keepNewest(1).olderThan(Duration.ofSeconds(-1)))
                .isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_line_of_versions_derived_from_each_other_goes_in_one_run_but_not_what_another_model_needs() {
        ModelVersion first = register(churn, 1);
        churn.newVersion().file("a", new byte[] {2}).derivedFrom(first).register();
        churn.newVersion().file("a", new byte[] {3}).derivedFrom("churn:2").register();
        ModelVersion base = register(registry.client().model("base"), 4);
        register(registry.client().model("base"), 5);
        churn.newVersion().file("a", new byte[] {6}).derivedFrom(base).register();

        CleanupReport report =
                maintenance.retention(RetentionPolicy.keepNewest(1)).run("tidy");

        assertThat(report.affected()).containsExactly("churn:3", "churn:2", "churn:1");
        assertThat(report.kept()).isEqualTo(Map.of("base:1", "churn:4 was derived from it"));
    }

    @Test
    void purging_frees_the_bytes_of_what_was_deleted_long_enough_ago_and_keeps_its_history() {
        registerFive();
        churn.version(1).attach("card.md", new byte[] {9});
        churn.version(1).delete("superseded");
        churn.version(2).delete("superseded");
        churn.version(2).restore("not yet");

        assertThat(maintenance.purge(Duration.ofDays(30)).run("policy").affected())
                .isEmpty();
        assertThat(maintenance.purge(Duration.ZERO).preview().affected()).containsExactly("churn:1");
        assertThat(maintenance.purge(Duration.ZERO).run("policy").affected()).containsExactly("churn:1");

        GarbageReport garbage = maintenance.collectGarbage();
        assertThat(garbage.deleted()).isEqualTo(2);
        assertThatThrownBy(() -> churn.version(1).restore("too late"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("gone");
        assertThat(maintenance.purge(Duration.ZERO).run("again").affected()).isEmpty();
        assertThat(churn.newVersion().file("a", new byte[] {1}).register().number())
                .isEqualTo(6);
    }

    @Test
    void nothing_is_older_than_time_itself() {
        registerFive();
        churn.version(1).delete("superseded");
        Duration ever = Duration.ofSeconds(Long.MAX_VALUE);

        assertThat(maintenance.purge(ever).preview().affected()).isEmpty();
        assertThat(maintenance
                        .retention(RetentionPolicy.keepNewest(1).olderThan(ever))
                        .preview()
                        .affected())
                .isEmpty();
    }

    @Test
    void a_model_is_deleted_when_its_versions_are_and_counts_on_when_it_is_created_again() {
        registerFive();

        assertThatThrownBy(() -> churn.delete("project ended"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("5 of its versions");
        for (int i = 1; i <= 5; i++) {
            churn.version(i).delete("project ended");
        }
        churn.delete("project ended");

        assertThat(churn.find()).isEmpty();
        assertThat(registry.client().models().list()).isEmpty();
        assertThatThrownBy(() -> register(churn, 7))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("deleted by ana: project ended");
        assertThatThrownBy(() -> registry.client().model("Churn").create().create())
                .isInstanceOf(AlreadyExistsException.class);

        Model again =
                churn.create().description("once more").tag("owner", "ben").create();
        assertThat(again.description()).isEqualTo("once more");
        assertThat(register(churn, 7).number()).isEqualTo(6);
        assertThatThrownBy(() -> churn.restore("it is there")).isInstanceOf(ConflictException.class);
    }

    @Test
    void a_deleted_model_can_be_restored() {
        churn.create().tag("owner", "ana").create();
        churn.delete("by mistake");

        assertThatThrownBy(() -> churn.tag("a", "b")).isInstanceOf(NotFoundException.class);
        assertThat(churn.restore("it was a mistake").tags()).isEqualTo(Map.of("owner", "ana"));
    }

    @Test
    void properties_must_fit_the_schema_of_their_model_from_then_on() {
        register(churn, 1);
        churn.setPropertySchema("""
                {"type": "object", "required": ["cost-centre"], "additionalProperties": false,
                 "properties": {"cost-centre": {"type": "integer", "minimum": 1000}, "risk": {"enum": ["low", "high"]}}}
                """);

        assertThatThrownBy(() -> register(churn, 2))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cost-centre");
        assertThatThrownBy(() -> churn.newVersion()
                        .file("a", new byte[] {2})
                        .property("cost-centre", 7)
                        .property("risk", "medium")
                        .register())
                .hasMessageContaining("/cost-centre")
                .hasMessageContaining("/risk");
        assertThat(churn.newVersion()
                        .file("a", new byte[] {2})
                        .property("cost-centre", 4711)
                        .register()
                        .number())
                .isEqualTo(2);
        assertThat(churn.require().propertySchema()).isPresent();
        assertThat(churn.removePropertySchema().propertySchema()).isEmpty();
        assertThat(register(churn, 3).number()).isEqualTo(3);
    }

    @Test
    void what_is_no_schema_is_refused() {
        churn.create().create();

        for (String wrong : new String[] {
            "",
            "[",
            "[]",
            "{\"type\": 7}",
            "{\"$ref\": \"https://example.org/schema\"}",
            "{\"$ref\": \"file:/etc/passwd\"}"
        }) {
            assertThatThrownBy(() -> churn.setPropertySchema(wrong))
                    .as(wrong)
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("JSON Schema");
        }
        assertThat(churn.require().propertySchema()).isEmpty();
    }
}
