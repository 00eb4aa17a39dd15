package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Metric;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageHandle;
import io.modelregistry.error.StageRuleException;
import io.modelregistry.rule.StageRule;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StageRulesIT {

    private static final int MOVERS = 3;

    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource(MetadataKind.class)
    void rules_and_approvals_are_kept_and_enforced(MetadataKind kind) throws IOException, SQLException {
        try (TestRegistry place = TestRegistry.in(directory, kind, ArtifactKind.MEMORY);
                RegistryClient ana = place.builder().actor("ana").open();
                RegistryClient ben = place.builder().actor("ben").open()) {
            ModelVersion version = register(ana);
            List<StageRule> rules = List.of(
                    StageRule.atLeast("accuracy", 0.85),
                    StageRule.notWorse("accuracy", Objective.HIGHEST, 0.01),
                    StageRule.beenIn("staging", Duration.ZERO),
                    StageRule.approvals(1),
                    StageRule.movers("ana", "Zo\u00eb \ud83d\ude00"));
            StageHandle production = production(ana);
            ana.stageRules().set("production", "tell what it is", StageRule.description());
            production.setRules("good enough", rules.toArray(StageRule[]::new));

            assertThat(production(ben).rules()).hasSize(6);
            assertThat(production(ben).check(version).failures()).hasSize(5);
            assertThatThrownBy(() -> production(ben).assign(version, "release"))
                    .isInstanceOf(StageRuleException.class)
                    .hasMessageStartingWith("churn:1 may not enter production: it has no description; ");

            ana.version("churn:1").describe("ready");
            ana.version("churn:1").measure(Metric.of("accuracy", 0.9));
            ana.model("churn").stage("staging").assign(version, "try it");
            production.requestPromotion(version, "better");
            production(ben).approve(version, "it is");

            assertThat(production.check(version).isPassed()).isTrue();
            assertThat(production.assign(version, "release").to()).hasValue(1);
            assertThat(production.promotion(version).orElseThrow().decisions()).hasSize(1);
            assertThat(ana.maintenance().verifyAudit().findings()).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(MetadataKind.class)
    void no_move_is_committed_against_a_rule_of_the_model_that_was_set_before(MetadataKind kind) throws Exception {
        assertNoMoveAfter(kind, client -> production(client).setRules("stop", StageRule.description()));
    }

    @ParameterizedTest
    @EnumSource(MetadataKind.class)
    void no_move_is_committed_against_a_rule_for_all_models_that_was_set_before(MetadataKind kind) throws Exception {
        assertNoMoveAfter(kind, client -> client.stageRules().set("production", "stop", StageRule.description()));
    }

    private void assertNoMoveAfter(MetadataKind kind, Stop stop) throws Exception {
        try (TestRegistry place = TestRegistry.in(directory, kind, ArtifactKind.MEMORY);
                RegistryClient client = place.open()) {
            List<ModelVersion> versions = List.of(register(client), register(client));
            List<Callable<Integer>> all = new ArrayList<>();
            for (int i = 0; i < MOVERS; i++) {
                all.add(() -> moveUntilRefused(client, versions));
            }
            all.add(() -> {
                while (production(client).history().size() < 5) {
                    Thread.onSpinWait();
                }
                stop.in(client);
                return production(client).history().size();
            });

            List<Integer> results = Threads.together(all);

            assertThat(production(client).history()).hasSize(results.get(MOVERS));
            assertThat(client.maintenance().verifyAudit().findings()).isEmpty();
        }
    }

    private static int moveUntilRefused(RegistryClient client, List<ModelVersion> versions) {
        int moves = 0;
        while (true) {
            try {
                production(client).assign(versions.get(moves % 2), "again");
                moves++;
            } catch (StageRuleException e) {
                return moves;
            }
        }
    }

    private static StageHandle production(RegistryClient client) {
        return client.model("churn").stage("production");
    }

    private static ModelVersion register(RegistryClient client) {
        return client.model("churn")
                .newVersion()
                .file("model.bin", new byte[] {1})
                .register();
    }

    /** Sets a rule that no version satisfies. */
    private interface Stop {
        void in(RegistryClient client);
    }
}
