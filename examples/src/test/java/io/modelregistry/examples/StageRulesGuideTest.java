package io.modelregistry.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageHandle;
import io.modelregistry.error.StageRuleException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.rule.Promotion;
import io.modelregistry.rule.StageCheck;
import io.modelregistry.rule.StageRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/stage-rules.md shows. */
class StageRulesGuideTest {

    @TempDir
    Path directory;

    @Test
    void its_code_does_what_it_says() throws IOException {
        try (RegistryClient registry = open("ana");
                RegistryClient registryOfBen = open("ben")) {
            ModelVersion version = registry.model("churn")
                    .newVersion()
                    .file("model.bin", new byte[] {1})
                    .description("ready")
                    .metric("accuracy", 0.81, Dataset.of("holdout"))
                    .register();

            // region rules
            StageHandle production = registry.model("churn").stage("production");

            production.setRules(
                    "agreed with the risk team",
                    StageRule.atLeast("accuracy", 0.85).on("holdout"),
                    StageRule.notWorse("accuracy", Objective.HIGHEST, 0.01),
                    StageRule.beenIn("staging", Duration.ofDays(7)),
                    StageRule.approvals(1));
            registry.stageRules().set("production", "every model says what it is", StageRule.description());

            production.rules().forEach(System.out::println);
            // endregion

            // region check
            StageCheck check = production.check(version);

            if (!check.isPassed()) {
                System.out.println(check);
            }
            // endregion
            assertThat(guide()).contains("```\n" + check + "\n```");
            assertThatThrownBy(() -> production.assign(version, "release"))
                    .isInstanceOf(StageRuleException.class)
                    .hasMessageStartingWith(
                            "churn:1 may not enter production: accuracy 0.81 is below 0.85 on holdout; ");

            // region approvals
            production.requestPromotion(version, "two points better on the holdout");

            StageHandle asBen = registryOfBen.model("churn").stage("production");
            asBen.approve(version, "looked at the errors, fine");

            Promotion promotion = production.promotion(version).orElseThrow();
            System.out.println(promotion);
            // endregion
            assertThat(promotion.decisions()).hasSize(1);

            // region override
            production.overrideRules("outage 4711, the old model is down").assign(version, "hotfix");
            // endregion
            assertThat(production.require().number()).isEqualTo(1);
        }
    }

    private RegistryClient open(String actor) {
        return RegistryClient.builder()
                .actor(actor)
                .open(directory.resolve("registry").toString());
    }

    private static String guide() throws IOException {
        return Files.readString(ShownCode.ROOT.resolve("docs/stage-rules.md"));
    }
}
