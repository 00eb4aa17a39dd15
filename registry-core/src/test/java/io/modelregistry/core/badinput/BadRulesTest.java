package io.modelregistry.core.badinput;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.StageHandle;
import io.modelregistry.core.TestRegistry;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.rule.StageRule;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadRulesTest extends BadInputFixture {

    private ModelVersion version;
    private StageHandle production;

    @BeforeEach
    void fill() throws IOException {
        version = registered("churn");
        production = client.model("churn").stage("production");
        remember();
    }

    static Stream<String> labels() {
        return Stream.of("", "two\nlines", "a\u0000b", "a\u001bb", "a\u2028b", "\ud800", "a".repeat(2_001));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("labels")
    void what_is_no_name_is_refused_where_a_rule_is_made(String name) throws IOException {
        refusalOf(() -> StageRule.atLeast(name, 0.85));
        refusalOf(() -> StageRule.atMost(name, 0.85));
        refusalOf(() -> StageRule.atMost("accuracy", 0.85).on(name));
        refusalOf(() -> StageRule.notWorse(name, Objective.HIGHEST, 0));
        refusalOf(() -> StageRule.notWorse("accuracy", Objective.HIGHEST, 0).on(name));
        refusalOf(() -> StageRule.tag(name));
        refusalOf(() -> StageRule.tag("reviewed", name));
        refusalOf(() -> StageRule.movers("ana", name));
        refusalOf(() -> StageRule.beenIn(name, Duration.ZERO));
    }

    @ParameterizedTest(name = "{index}")
    @MethodSource("labels")
    void what_is_no_line_of_text_is_refused_as_a_reason_or_comment(String text) throws IOException {
        List<String> texts = text.isEmpty() ? List.of(text, " ", "\t") : List.of(text);
        for (String each : texts) {
            refusalOf(() -> production.setRules(each, StageRule.description()));
            refusalOf(() -> client.stageRules().set("production", each, StageRule.description()));
            refusalOf(() -> production.overrideRules(each));
            refusalOf(() -> production.requestPromotion(version, each));
            refusalOf(() -> production.approve(version, each));
            refusalOf(() -> production.reject(version, each));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "latest", "7", "v7", "a b", "production\n", "../production"})
    void what_is_no_stage_is_refused(String stage) throws IOException {
        refusalOf(() -> client.stageRules().set(stage, "needed", StageRule.description()));
        refusalOf(() -> client.stageRules().of(stage));
        refusalOf(() -> StageRule.beenIn(stage, Duration.ZERO));
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void a_limit_that_is_no_number_is_refused(double limit) throws IOException {
        refusalOf(() -> StageRule.atLeast("accuracy", limit));
        refusalOf(() -> StageRule.atMost("accuracy", limit));
        refusalOf(() -> StageRule.notWorse("accuracy", Objective.LOWEST, limit));
    }

    @Test
    void what_cannot_be_is_refused() throws IOException {
        refusalOf(() -> StageRule.notWorse("accuracy", Objective.HIGHEST, -0.01));
        refusalOf(() -> StageRule.beenIn("staging", Duration.ofNanos(-1)));
        refusalOf(() -> StageRule.approvals(0));
        refusalOf(() -> StageRule.approvals(-1));
        refusalOf(() -> StageRule.approvals(101));
        refusalOf(() -> StageRule.movers("m0", actors(101)));
        refusalOf(() -> StageRule.movers("a".repeat(129)));
        refusalOf(() -> production.setRules("newer", new StageRule.Unknown("phase-of-the-moon")));
        refusalOf(() -> client.stageRules().set("production", "newer", new StageRule.Unknown("phase-of-the-moon")));
        assertThat(StageRule.atLeast("accuracy", -0.0)).isEqualTo(StageRule.atLeast("accuracy", 0.0));
    }

    private static String[] actors(int count) {
        return IntStream.range(0, count).mapToObj(i -> "m" + i).toArray(String[]::new);
    }

    @Test
    void a_stage_has_100_rules_at_most() throws IOException {
        StageRule[] rules =
                IntStream.range(0, 101).mapToObj(i -> StageRule.tag("t" + i)).toArray(StageRule[]::new);

        refusalOf(() -> production.setRules("many", rules));
        refusalOf(() -> client.stageRules().set("production", "many", rules));
        assertThat(production.setRules("many", Stream.of(rules).limit(100).toArray(StageRule[]::new)))
                .hasSize(100);
    }

    @Test
    void a_model_and_all_models_have_100_stages_with_rules_at_most() throws IOException {
        for (int i = 0; i < 100; i++) {
            client.model("churn").stage("s" + i).setRules("many", StageRule.description());
            client.stageRules().set("s" + i, "many", StageRule.description());
        }
        remember();

        refusalOf(() -> production.setRules("one more", StageRule.description()));
        refusalOf(() -> client.stageRules().set("production", "one more", StageRule.description()));
        assertThat(client.model("churn").stage("s7").setRules("others", StageRule.lineage()))
                .hasSize(2);
        assertThat(client.stageRules().set("s7", "others", StageRule.lineage())).hasSize(1);
        assertThat(client.stageRules().set("s7", "none")).isEmpty();
    }

    @Test
    void a_version_of_another_model_or_registry_is_not_found() throws IOException {
        ModelVersion other = registered("fraud");
        remember();
        assertNotFound(other);
        try (TestRegistry elsewhere = new TestRegistry(directory.resolve("cache"))) {
            assertNotFound(elsewhere
                    .client()
                    .model("churn")
                    .newVersion()
                    .file("model.bin", new byte[] {9})
                    .register());
        }
    }

    private void assertNotFound(ModelVersion foreign) throws IOException {
        List.<Runnable>of(
                        () -> assertThat(production.check(foreign)).isNull(),
                        () -> production.requestPromotion(foreign, "please"),
                        () -> production.approve(foreign, "fine"),
                        () -> production.reject(foreign, "bad"),
                        () -> assertThat(production.promotion(foreign)).isNull())
                .forEach(call -> assertThatThrownBy(call::run).isInstanceOf(NotFoundException.class));
        assertNothingChanged();
    }
}
