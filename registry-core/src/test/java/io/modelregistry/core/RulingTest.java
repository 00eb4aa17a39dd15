package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.groups.Tuple.tuple;

import io.modelregistry.Event;
import io.modelregistry.Metric;
import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import io.modelregistry.StageHandle;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.StageRuleException;
import io.modelregistry.error.StoreException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.rule.Promotion;
import io.modelregistry.rule.Promotion.Verdict;
import io.modelregistry.rule.StageCheck;
import io.modelregistry.rule.StageRule;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.RegistrySettings;
import io.modelregistry.testkit.fault.Faults;
import io.modelregistry.testkit.fault.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules of stages, and what people decide about versions. */
class RulingTest {

    @TempDir
    Path directory;

    private final Faults faults = new Faults();
    private TestRegistry registry;
    private RegistryClient ana;
    private RegistryClient ben;
    private ModelVersion first;
    private ModelVersion second;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
        ana = registry.client();
        ben = registry.client(faults.in(registry.metadata()), "ben");
        first = register(1);
        second = register(2);
    }

    @AfterEach
    void close() {
        faults.clear();
        assertThat(ana.maintenance().verifyAudit().findings()).isEmpty();
        ben.close();
        registry.close();
    }

    @Test
    void lists_stages_that_were_ever_used_or_have_rules() {
        ModelHandle churn = ana.model("churn");
        assertThat(churn.stages()).isEmpty();
        churn.stage("staging").assign(first, "try it");
        churn.stage("staging").clear("tried");
        churn.stage("production").setRules("agreed", StageRule.description());
        ana.stageRules().set("canary", "for all", StageRule.lineage());
        assertThat(churn.stages())
                .extracting(stage -> stage.name().value())
                .containsExactly("canary", "production", "staging");
        assertThat(ana.model("unknown").stages()).isEmpty();
    }

    private ModelVersion register(int content) {
        return ana.model("churn")
                .newVersion()
                .file("model.bin", new byte[] {(byte) content})
                .register();
    }

    private static StageHandle production(RegistryClient client) {
        return client.model("churn").stage("production");
    }

    private List<Event> events(String kind) {
        return ana.history().kind(kind).list();
    }

    @Test
    void a_version_enters_when_it_satisfies_every_rule_of_the_model_and_of_all() {
        ana.stageRules().set("production", "tell what it is", StageRule.description());
        production(ana).setRules("good enough", StageRule.atLeast("accuracy", 0.85));

        assertThatThrownBy(() -> production(ben).assign(first, "release"))
                .isInstanceOf(StageRuleException.class)
                .hasMessage("churn:1 may not enter production: it has no description; accuracy was not measured");
        assertThat(production(ana).history()).isEmpty();

        ana.version("churn:1").describe("ready");
        ana.version("churn:1").measure(Metric.of("accuracy", 0.9));

        assertThat(production(ben).assign(first, "release").to()).hasValue(1);
    }

    @Test
    void rules_tell_where_each_was_set_and_print_one_a_line() {
        assertThat(production(ana).rules()).isEmpty();
        assertThat(production(ana).rules()).hasToString("no rules");

        ana.stageRules().set("production", "for all", StageRule.description());
        assertThat(production(ana).setRules("for churn", StageRule.approvals(2), StageRule.approvals(2)))
                .hasToString("""
                        it has a description (for all models)
                        2 people other than its author approved it (for this model)""")
                .isEqualTo(production(ben).rules());
        assertThat(ana.stageRules().of("production")).containsExactly(StageRule.description());
        assertThat(ana.model("churn").stage("staging").rules()).isEmpty();
    }

    @Test
    void setting_what_is_set_changes_nothing_and_none_takes_rules_away() {
        production(ana).setRules("needed", StageRule.tag("reviewed"));
        production(ana).setRules("needed again", StageRule.tag("reviewed"));
        ana.stageRules().set("production", "needed", StageRule.tag("owner"));
        ana.stageRules().set("production", "needed again", StageRule.tag("owner"));

        assertThat(events("rules-set"))
                .extracting(Event::model, event -> event.details().get("reason"))
                .containsExactlyInAnyOrder(tuple("", "needed"), tuple("churn", "needed"));

        assertThat(production(ana).setRules("not any more")).hasSize(1);
        assertThat(ana.stageRules().set("production", "not any more")).isEmpty();
        assertThat(production(ana).rules()).isEmpty();
        assertThat(production(ana).assign(first, "release").to()).hasValue(1);
    }

    @Test
    void an_event_tells_the_rules_that_were_set_in_words() {
        production(ana).setRules("needed", StageRule.tag("reviewed"), StageRule.approvals(1));

        assertThat(events("rules-set").get(0).details())
                .containsEntry("stage", "production")
                .containsEntry("rules", "it has the tag reviewed; 1 person other than its author approved it");
    }

    @Test
    void rules_need_a_model_and_are_about_what_enters_from_then_on() {
        assertThatThrownBy(() -> ana.model("fraud").stage("production").setRules("early", StageRule.description()))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> ana.model("fraud").stage("production").rules()).isInstanceOf(NotFoundException.class);

        production(ana).assign(first, "release");
        production(ana).setRules("from now on", StageRule.description());

        assertThat(production(ana).assign(first, "it is there already").reason())
                .isEqualTo("release");
        assertThat(production(ana).require().number()).isEqualTo(1);
    }

    @Test
    void one_can_go_back_and_empty_a_stage_whatever_its_rules() {
        production(ana).assign(first, "release");
        StageChange bad = production(ana).assign(second, "release");
        production(ana).setRules("from now on", StageRule.description());

        assertThat(production(ana).rollback(bad, "bad").to()).hasValue(1);
        assertThat(production(ana).clear("all bad").to()).isEmpty();
        assertThatThrownBy(() -> production(ana).assign(first, "again")).isInstanceOf(StageRuleException.class);
    }

    @Test
    void a_rule_that_is_set_while_a_move_is_decided_holds_for_it() throws Exception {
        Gate gate = faults.next("commit").pauses();
        CompletableFuture<StageChange> move =
                CompletableFuture.supplyAsync(() -> production(ben).assign(first, "release"));
        gate.awaitArrival();
        production(ana).setRules("late", StageRule.description());
        gate.open();

        assertThatThrownBy(move::join).hasCauseInstanceOf(StageRuleException.class);
        assertThat(production(ana).history()).isEmpty();
    }

    @Test
    void a_rule_for_all_models_that_is_set_while_a_move_is_decided_holds_for_it() throws Exception {
        Gate gate = faults.next("commit").pauses();
        CompletableFuture<StageChange> move =
                CompletableFuture.supplyAsync(() -> production(ben).assign(first, "release"));
        gate.awaitArrival();
        ana.stageRules().set("production", "late", StageRule.description());
        gate.open();

        assertThatThrownBy(move::join).hasCauseInstanceOf(StageRuleException.class);
        assertThat(production(ana).history()).isEmpty();
    }

    @Test
    void an_approval_that_is_withdrawn_while_a_move_is_decided_does_not_count() throws Exception {
        production(ana).setRules("four eyes", StageRule.approvals(1));
        production(ana).requestPromotion(first, "please");
        production(ben).approve(first, "fine");
        Gate gate = faults.nth("commit", 1).pauses();
        CompletableFuture<StageChange> move =
                CompletableFuture.supplyAsync(() -> production(ben).assign(first, "release"));
        gate.awaitArrival();
        production(ana).reject(first, "a mistake");
        gate.open();

        assertThatThrownBy(move::join)
                .hasCauseInstanceOf(StageRuleException.class)
                .hasMessageContaining("ana rejected it: a mistake");
    }

    @Test
    void an_occupant_that_came_while_a_move_is_decided_is_what_is_compared_with() throws Exception {
        Dataset holdout = Dataset.of("holdout");
        ana.version("churn:1").measure(Metric.of("accuracy", 0.8).on(holdout));
        ana.version("churn:2").measure(Metric.of("accuracy", 0.9).on(holdout));
        production(ana).setRules("never worse", StageRule.notWorse("accuracy", Objective.HIGHEST, 0));
        Gate gate = faults.next("commit").pauses();
        CompletableFuture<StageChange> move =
                CompletableFuture.supplyAsync(() -> production(ben).assign(first, "the stage is empty"));
        gate.awaitArrival();
        production(ana).assign(second, "release");
        gate.open();

        assertThatThrownBy(move::join).hasMessageContaining("accuracy 0.8 on holdout is worse than 0.9 of churn:2");
    }

    @Test
    void a_move_without_rules_reads_the_model_its_moves_the_version_and_the_settings_once() {
        production(ben).assign(first, "release");

        assertThat(List.of("model", "moves", "version", "settings", "numbered", "now"))
                .extracting(faults::calls)
                .containsExactly(1, 2, 1, 1, 0, 0);
    }

    @Test
    void many_who_approve_at_once_all_count() throws Exception {
        production(ana).setRules("many eyes", StageRule.approvals(8));
        production(ana).requestPromotion(first, "please");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<Promotion>> approvals = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                RegistryClient client = registry.client(registry.metadata(), "p" + i);
                approvals.add(threads.submit(() -> production(client).approve(first, "fine")));
            }
            for (Future<Promotion> approval : approvals) {
                assertThat(approval.get().isRejected()).isFalse();
            }
        } finally {
            threads.shutdown();
        }

        assertThat(production(ana).promotion(first).orElseThrow().decisions()).hasSize(8);
        assertThat(production(ana).check(first).isPassed()).isTrue();
    }

    @Test
    void a_promotion_tells_who_asked_and_decided_when_and_why() {
        StageHandle stage = production(ana);
        assertThat(stage.promotion(first)).isEmpty();
        assertThatThrownBy(() -> production(ben).approve(first, "fine")).isInstanceOf(ConflictException.class);

        Promotion asked = stage.requestPromotion(first, "better on the holdout");
        production(ben).approve(first, "fine");
        Promotion decided = production(ben).approve(first, "fine, now that I looked");

        assertThat(asked.decisions()).isEmpty();
        assertThat(decided).isEqualTo(stage.promotion(first).orElseThrow());
        assertThat(decided.requestedBy()).isEqualTo("ana");
        assertThat(decided.requestedAt())
                .isEqualTo(events("promotion-requested").get(0).at());
        assertThat(decided.decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision)
                        .isEqualTo(new Promotion.Decision(
                                "ben",
                                Verdict.APPROVED,
                                "fine, now that I looked",
                                events("promotion-approved").get(0).at())));
        assertThat(decided.toString())
                .startsWith("churn:1 for production, asked for by ana at ")
                .contains("\n  approved by ben at ")
                .endsWith(": fine, now that I looked");
        assertThat(stage.promotion(second)).isEmpty();
        assertThat(ana.model("churn").stage("staging").promotion(first)).isEmpty();
        assertThat(ana.version("churn:1").history()).extracting(Event::kind).contains("promotion-approved");
    }

    @Test
    void a_rejected_promotion_is_asked_for_anew() {
        production(ana).setRules("four eyes", StageRule.approvals(1));
        production(ana).requestPromotion(first, "please");
        production(ben).approve(first, "fine");
        assertThat(production(ben).reject(first, "too slow").decisions())
                .singleElement()
                .satisfies(decision -> assertThat(decision.verdict()).isEqualTo(Verdict.REJECTED));
        assertThatThrownBy(() -> production(ben).approve(first, "fine after all"))
                .isInstanceOf(ConflictException.class);
        assertThatThrownBy(() -> production(ana).assign(first, "release"))
                .hasMessageContaining("ben rejected it: too slow");

        assertThat(production(ana).requestPromotion(first, "it is faster now").decisions())
                .isEmpty();
        production(ben).approve(first, "it is");
        assertThat(production(ana).assign(first, "release").to()).hasValue(1);
    }

    @Test
    void nobody_approves_a_version_of_their_own() {
        production(ben).requestPromotion(first, "I want it");

        assertThatThrownBy(() -> production(ana).approve(first, "mine"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("ana registered it");
        assertThat(events("promotion-approved")).isEmpty();
    }

    @Test
    void a_deleted_version_is_neither_asked_for_nor_checked() {
        ana.version("churn:2").delete("bad");

        assertThatThrownBy(() -> production(ana).requestPromotion(second, "please"))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> production(ana).check(second)).isInstanceOf(NotFoundException.class);
    }

    @Test
    void a_check_explains_every_rule_and_changes_nothing() {
        ana.stageRules().set("production", "needed", StageRule.description());
        production(ana)
                .setRules(
                        "needed",
                        StageRule.movers("ana"),
                        StageRule.compatibleSignature(),
                        StageRule.beenIn("staging", Duration.ofDays(7)),
                        StageRule.approvals(1));
        ana.version("churn:1").describe("ready");
        List<Event> before = ana.history().list();

        StageCheck check = production(ana).check(first);

        assertThat(check).hasToString("""
                        churn:1 may not enter production
                          passed: it has a description (for all models): it has one
                          passed: only ana may move the stage (for this model): ana may move it
                          passed: callers of the version in the stage can call it (for this model): production is empty
                          failed: it was in staging for 7 days at a stretch (for this model): it was never in staging
                          failed: 1 person other than its author approved it (for this model): nobody asked for its promotion""");
        assertThat(check.failures()).hasSize(2);
        assertThat(production(ben).check(first).failures())
                .extracting(StageCheck.Outcome::explanation)
                .contains("only ana may move it, not ben");
        assertThat(ana.history().list()).isEqualTo(before);
        assertThat(ana.model("churn").stage("free").check(first))
                .hasToString("churn:1 may enter free, which has no rules");
    }

    @Test
    void a_stay_in_a_stage_is_measured_by_the_stores_clock() {
        production(ana).setRules("tried", StageRule.beenIn("staging", Duration.ZERO));
        assertThatThrownBy(() -> production(ana).assign(first, "release")).isInstanceOf(StageRuleException.class);

        ana.model("churn").stage("staging").assign(first, "try it");
        assertThat(production(ana).check(first).isPassed()).isTrue();

        production(ana).setRules("tried for long", StageRule.beenIn("staging", Duration.ofHours(1)));
        assertThat(production(ana).check(first).isPassed()).isFalse();
    }

    @Test
    void an_override_passes_over_rules_and_says_so_in_move_and_event() {
        production(ana).setRules("needed", StageRule.description(), StageRule.movers("ana"));
        StageHandle overriding = production(ana).overrideRules("outage");
        Instant before = ana.history().list().get(0).at();

        StageChange change = overriding.assign(first, "hotfix");

        assertThat(overriding).hasToString("stage production of churn, rules overridden: outage");
        assertThat(change.reason()).isEqualTo("hotfix (rules overridden: outage)");
        assertThat(change.toString()).contains("rules overridden: outage");
        assertThat(events("stage-moved").get(0).details())
                .containsEntry("override", "outage")
                .containsEntry("passed-over", "it has no description");
        assertThatThrownBy(() -> production(ben).overrideRules("outage").assign(second, "hotfix"))
                .isInstanceOf(StageRuleException.class)
                .hasMessage("churn:2 may not enter production: only ana may move it, not ben");
        assertThat(ana.asOf(before).stages("churn")).isEmpty();
        assertThat(ana.asOf(change.at()).require("churn@production").number()).isEqualTo(1);
        assertThat(production(ana).rollback("calm again").reason()).isEqualTo("calm again");
    }

    @Test
    void what_was_said_of_a_version_stays_right_for_every_instant_when_people_decide_about_it() {
        ana.version("churn:1").tag("team", "growth");
        Instant before = ana.history().list().get(0).at();
        production(ana).requestPromotion(first, "please");
        production(ben).approve(first, "fine");
        ana.version("churn:1").tag("team", "core");

        assertThat(ana.asOf(before).require("churn:1").tags()).containsEntry("team", "growth");
        assertThat(ana.require("churn:1").tags()).containsEntry("team", "core");
        assertThat(production(ana).promotion(first).orElseThrow().decisions()).hasSize(1);
    }

    @Test
    void rules_for_all_models_are_set_once_when_the_answer_is_lost() {
        faults.next("change").losesItsAnswer();
        ben.stageRules().set("production", "needed", StageRule.description());
        faults.next("change").failsAfterwards(() -> OutcomeUnknownException.of("rules", "k", null));
        ben.stageRules().set("staging", "needed", StageRule.description());

        assertThat(ana.stageRules().of("production")).containsExactly(StageRule.description());
        assertThat(events("rules-set"))
                .hasSize(2)
                .allMatch(event -> event.actor().equals("ben"));
        assertThat(faults.calls("change")).isEqualTo(2);
    }

    @Test
    void rules_for_all_models_that_others_set_at_the_same_time_are_all_kept() throws Exception {
        Gate gate = faults.next("change").pauses();
        CompletableFuture<List<StageRule>> setting =
                CompletableFuture.supplyAsync(() -> ben.stageRules().set("staging", "needed", StageRule.tag("tried")));
        gate.awaitArrival();
        ana.stageRules().set("production", "needed", StageRule.description());
        gate.open();

        assertThat(setting.get()).containsExactly(StageRule.tag("tried"));
        assertThat(ana.stageRules().of("staging")).containsExactly(StageRule.tag("tried"));
        assertThat(ana.stageRules().of("production")).containsExactly(StageRule.description());
    }

    @Test
    void rules_for_all_models_that_a_store_refuses_are_not_set() {
        faults.every("change").fails(() -> StoreException.refused("x", "no space is left", null));

        assertThatThrownBy(() -> ben.stageRules().set("production", "needed", StageRule.description()))
                .hasMessageContaining("no space is left");
        assertThat(faults.calls("change")).isEqualTo(1);
        assertThat(ana.stageRules().of("production")).isEmpty();
    }

    @Test
    void an_exception_tells_programs_what_failed() {
        production(ana).setRules("needed", StageRule.tag("reviewed"));

        StageRuleException refusal = catchThrowableOfType(
                StageRuleException.class, () -> production(ana).assign(first, "release"));

        assertThat(refusal.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.rule().rule()).isEqualTo(StageRule.tag("reviewed"));
            assertThat(failure.explanation()).isEqualTo("the tag reviewed is missing");
        });
    }

    @Test
    void rules_for_all_models_that_its_history_does_not_tell_of_are_found_by_the_audit() {
        try (TestRegistry other = new TestRegistry(directory.resolve("other"))) {
            other.client().stageRules().set("production", "needed", StageRule.description());
            assertThat(other.client().maintenance().verifyAudit().findings()).isEmpty();
            Metadata metadata = other.metadata();
            RegistrySettings settings = metadata.store().settings();
            EventDraft event = new EventDraft(
                    "rules-set",
                    "eve",
                    "{\"level\":\"3\",\"reason\":\"x\",\"rules\":[{\"type\":\"lineage\"}],\"stage\":\"staging\"}");
            assertThat(metadata.store().change(new RegistrySettings.Change(settings.revision(), "{}", event)))
                    .isTrue();

            assertThat(other.client().maintenance().verifyAudit().findings())
                    .containsExactly("the registry's own history: what holds for all models is not what it tells");
        }
    }

    @Test
    void rules_of_a_model_and_decisions_about_versions_pass_the_audit_and_survive_other_changes() {
        ModelHandle churn = ana.model("churn");
        production(ana).setRules("needed", StageRule.approvals(1));
        production(ana).requestPromotion(first, "please");
        production(ben).approve(first, "fine");
        churn.describe("what it is for");
        ana.version("churn:1").delete("bad");
        ana.version("churn:1").restore("good");

        assertThat(production(ana).rules()).hasSize(1);
        assertThat(production(ana).assign(first, "release").to()).hasValue(1);
    }
}
