package io.modelregistry.core.policy;

import static io.modelregistry.core.policy.ReadModel.CHURN;
import static io.modelregistry.core.policy.ReadModel.PRODUCTION;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelregistry.Digest;
import io.modelregistry.Metric;
import io.modelregistry.Objective;
import io.modelregistry.StageName;
import io.modelregistry.core.event.RuleFormat;
import io.modelregistry.core.policy.StageMove.Request;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StageRuleException;
import io.modelregistry.error.StoreException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.SourceCode;
import io.modelregistry.rule.EffectiveRule;
import io.modelregistry.rule.StageCheck;
import io.modelregistry.rule.StageCheck.Outcome;
import io.modelregistry.rule.StageCheck.Verdict;
import io.modelregistry.rule.StageRule;
import io.modelregistry.spi.Commit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each rule says to a version that is to enter production. */
class StageRulesTest {

    private static final Dataset HOLDOUT = Dataset.of("holdout").digest(Digest.of(new byte[] {1}));
    private static final Dataset OTHER_HOLDOUT = Dataset.of("holdout").digest(Digest.of(new byte[] {2}));
    private static final Dataset FRESH = Dataset.of("fresh");

    private final ReadModel read = new ReadModel();

    private Outcome outcome(StageRule rule) {
        return outcome(rule, "ana");
    }

    private Outcome outcome(StageRule rule, String actor) {
        read.rules(rule);
        StageCheck check =
                Admission.of(read.model(), read.settings(), PRODUCTION).check(read.version(2), actor, read);
        assertThat(check.outcomes()).hasSize(1);
        return check.outcomes().get(0);
    }

    private void assertPassed(StageRule rule, String explanation) {
        Outcome outcome = outcome(rule);
        assertThat(outcome.explanation()).isEqualTo(explanation);
        assertThat(outcome.verdict()).isEqualTo(Verdict.PASSED);
    }

    private void assertFailed(StageRule rule, String explanation) {
        Outcome outcome = outcome(rule);
        assertThat(outcome.explanation()).isEqualTo(explanation);
        assertThat(outcome.verdict()).isEqualTo(Verdict.FAILED);
    }

    private static Metric accuracy(double value, Dataset data) {
        return Metric.of("accuracy", value).on(data);
    }

    @Nested
    class Thresholds {

        @Test
        void the_limit_itself_satisfies_on_both_sides() {
            read.measured(2, Metric.of("accuracy", 0.85));

            assertPassed(StageRule.atLeast("accuracy", 0.85), "accuracy 0.85 is at least 0.85");
            assertPassed(StageRule.atMost("accuracy", 0.85), "accuracy 0.85 is at most 0.85");
        }

        @Test
        void beyond_the_limit_is_not_satisfied() {
            read.measured(2, Metric.of("accuracy", Math.nextDown(0.85)), Metric.of("latency-ms", 21));

            assertThat(outcome(StageRule.atLeast("accuracy", 0.85)).verdict()).isEqualTo(Verdict.FAILED);
            assertFailed(StageRule.atMost("latency-ms", 20), "latency-ms 21 is above 20");
        }

        @Test
        void the_latest_value_counts_whatever_it_was_measured_on() {
            read.measured(2, accuracy(0.9, HOLDOUT)).measured(2, accuracy(0.81, FRESH));

            assertFailed(StageRule.atLeast("accuracy", 0.85), "accuracy 0.81 is below 0.85");
        }

        @Test
        void only_the_named_data_counts() {
            read.measured(2, accuracy(0.9, HOLDOUT), accuracy(0.81, FRESH));

            assertPassed(StageRule.atLeast("accuracy", 0.85).on("holdout"), "accuracy 0.9 is at least 0.85 on holdout");
            assertPassed(
                    StageRule.atMost("accuracy", 0.95)
                            .on(Digest.of(new byte[] {1}).toString()),
                    "accuracy 0.9 is at most 0.95 on " + Digest.of(new byte[] {1}));
            assertFailed(StageRule.atLeast("accuracy", 0.85).on("fresh"), "accuracy 0.81 is below 0.85 on fresh");
            assertFailed(StageRule.atLeast("accuracy", 0.85).on("other"), "accuracy was not measured on other");
        }

        @Test
        void what_was_not_measured_is_not_satisfied() {
            assertFailed(StageRule.atMost("accuracy", 0.85), "accuracy was not measured");
        }

        @Test
        void nan_satisfies_neither_side() {
            read.measured(2, Metric.of("accuracy", Double.NaN));

            assertFailed(StageRule.atLeast("accuracy", 0), "accuracy NaN is not at least 0");
            assertFailed(StageRule.atMost("accuracy", 0), "accuracy NaN is not at most 0");
        }

        @Test
        void infinity_is_beyond_every_limit() {
            read.measured(2, Metric.of("loss", Double.POSITIVE_INFINITY));

            assertPassed(StageRule.atLeast("loss", 1), "loss Infinity is at least 1");
            assertFailed(StageRule.atMost("loss", 1), "loss Infinity is above 1");
        }
    }

    @Nested
    class NotWorse {

        private final StageRule rule = StageRule.notWorse("accuracy", Objective.HIGHEST, 0.01);

        @Test
        void everything_is_good_enough_for_an_empty_stage() {
            assertPassed(rule, "production is empty");
            read.moved("production", 1, 0).emptied("production", 1);
            assertPassed(rule, "production is empty");
        }

        @Test
        void a_version_is_not_worse_than_itself() {
            read.moved("production", 2, 0);

            assertPassed(rule, "it is the version in production");
        }

        @Test
        void exactly_the_tolerance_is_not_too_much_in_decimals() {
            read.moved("production", 1, 0).measured(1, accuracy(0.81, HOLDOUT)).measured(2, accuracy(0.80, HOLDOUT));

            assertPassed(rule, "accuracy 0.8 on holdout is not worse than 0.81 of churn:1 by more than 0.01");
            assertFailed(
                    StageRule.notWorse("accuracy", Objective.HIGHEST, 0.0099),
                    "accuracy 0.8 on holdout is worse than 0.81 of churn:1 by more than 0.0099");
            assertFailed(
                    StageRule.notWorse("accuracy", Objective.HIGHEST, 0),
                    "accuracy 0.8 on holdout is worse than 0.81 of churn:1");
        }

        @Test
        void where_the_lowest_is_best_more_is_worse() {
            read.moved("production", 1, 0)
                    .measured(1, Metric.of("loss", 0.2).on(HOLDOUT))
                    .measured(2, Metric.of("loss", 0.3).on(HOLDOUT));

            assertFailed(
                    StageRule.notWorse("loss", Objective.LOWEST, 0.05),
                    "loss 0.3 on holdout is worse than 0.2 of churn:1 by more than 0.05");
            assertPassed(
                    StageRule.notWorse("loss", Objective.HIGHEST, 0),
                    "loss 0.3 on holdout is not worse than 0.2 of churn:1");
        }

        @Test
        void other_bytes_under_the_same_name_are_other_data() {
            read.moved("production", 1, 0)
                    .measured(1, accuracy(0.5, OTHER_HOLDOUT), accuracy(0.5, Dataset.of("holdout")))
                    .measured(2, accuracy(0.9, HOLDOUT));

            assertFailed(rule, "accuracy was not measured on the same data as that of churn:1");
        }

        @Test
        void data_without_a_digest_is_the_same_by_its_name_and_no_data_is_not() {
            read.moved("production", 1, 0)
                    .measured(1, Metric.of("accuracy", 0.5))
                    .measured(2, Metric.of("accuracy", 0.9));
            assertFailed(rule, "accuracy was not measured on the same data as that of churn:1");

            read.measured(1, accuracy(0.5, FRESH)).measured(2, accuracy(0.9, FRESH));
            assertPassed(rule, "accuracy 0.9 on fresh is not worse than 0.5 of churn:1 by more than 0.01");
        }

        @Test
        void one_data_set_on_which_it_is_worse_is_enough_unless_another_is_named() {
            read.moved("production", 1, 0)
                    .measured(1, accuracy(0.8, HOLDOUT), accuracy(0.8, FRESH))
                    .measured(2, accuracy(0.9, HOLDOUT), accuracy(0.7, FRESH));

            assertFailed(rule, "accuracy 0.7 on fresh is worse than 0.8 of churn:1 by more than 0.01");
            assertPassed(
                    StageRule.notWorse("accuracy", Objective.HIGHEST, 0.01).on("holdout"),
                    "accuracy 0.9 on holdout is not worse than 0.8 of churn:1 by more than 0.01");
        }

        @Test
        void an_explanation_tells_of_three_data_sets_and_how_many_more() {
            read.moved("production", 1, 0);
            for (int i = 1; i <= 5; i++) {
                read.measured(1, accuracy(0.8, Dataset.of("d" + i))).measured(2, accuracy(0.7, Dataset.of("d" + i)));
            }

            assertThat(outcome(rule).explanation())
                    .startsWith(
                            "accuracy 0.7 on d5 is worse than 0.8 of churn:1 by more than 0.01, accuracy 0.7 on d4 ")
                    .endsWith("on d3 is worse than 0.8 of churn:1 by more than 0.01, and so on 2 more data sets");
        }

        @Test
        void of_each_data_set_the_latest_value_counts() {
            read.moved("production", 1, 0)
                    .measured(1, accuracy(0.9, HOLDOUT), accuracy(0.7, HOLDOUT))
                    .measured(2, accuracy(0.5, HOLDOUT), accuracy(0.75, HOLDOUT));

            assertPassed(rule, "accuracy 0.75 on holdout is not worse than 0.7 of churn:1 by more than 0.01");
        }

        @Test
        void what_was_not_measured_is_not_satisfied() {
            read.moved("production", 1, 0).measured(1, accuracy(0.8, HOLDOUT));

            assertFailed(rule, "accuracy was not measured");
        }

        @ParameterizedTest
        @MethodSource("io.modelregistry.core.policy.StageRulesTest#incomparable")
        void nan_satisfies_on_neither_side(double occupant, double newcomer) {
            read.moved("production", 1, 0)
                    .measured(1, accuracy(occupant, HOLDOUT))
                    .measured(2, accuracy(newcomer, HOLDOUT));

            assertThat(outcome(rule).verdict()).isEqualTo(Verdict.FAILED);
            assertThat(outcome(rule).explanation()).contains("cannot be compared");
        }

        @Test
        void infinities_are_compared() {
            read.moved("production", 1, 0)
                    .measured(1, accuracy(Double.POSITIVE_INFINITY, HOLDOUT), accuracy(0, FRESH))
                    .measured(2, accuracy(Double.POSITIVE_INFINITY, HOLDOUT));

            assertThat(outcome(rule).verdict()).isEqualTo(Verdict.PASSED);
            read.measured(2, accuracy(Double.NEGATIVE_INFINITY, FRESH));
            assertThat(outcome(rule).verdict()).isEqualTo(Verdict.FAILED);
        }
    }

    static Stream<Arguments> incomparable() {
        return Stream.of(
                Arguments.of(Double.NaN, 0.9), Arguments.of(0.9, Double.NaN), Arguments.of(Double.NaN, Double.NaN));
    }

    @Nested
    class WhatIsSaid {

        @Test
        void a_tag_is_needed_with_its_value_if_one_is_named() {
            assertFailed(StageRule.tag("reviewed"), "the tag reviewed is missing");

            read.say(2, Remark.tag("reviewed", "no"), "ana");

            assertPassed(StageRule.tag("reviewed"), "the tag reviewed is no");
            assertFailed(StageRule.tag("reviewed", "yes"), "the tag reviewed is no instead of yes");
            assertPassed(StageRule.tag("reviewed", "no"), "the tag reviewed is no");
        }

        @Test
        void a_description_of_blanks_is_none() {
            assertFailed(StageRule.description(), "it has no description");
            read.say(2, Remark.describe(" \n"), "ana");
            assertFailed(StageRule.description(), "it has no description");
            read.say(2, Remark.describe("good"), "ana");
            assertPassed(StageRule.description(), "it has one");
        }

        @Test
        void lineage_is_training_code_and_data_with_a_digest() {
            SourceCode code = SourceCode.git("https://example.org/churn", "abc");
            read.lineage(2, lineage(Optional.empty(), FRESH));
            assertFailed(StageRule.lineage(), "it does not name its training code, it names no data set with a digest");

            read.lineage(2, lineage(Optional.of(code), FRESH));
            assertFailed(StageRule.lineage(), "it names no data set with a digest");

            read.lineage(2, lineage(Optional.empty(), HOLDOUT));
            assertFailed(StageRule.lineage(), "it does not name its training code");

            read.lineage(2, lineage(Optional.of(code), FRESH, HOLDOUT));
            assertPassed(StageRule.lineage(), "it names its training code and holdout");
        }

        private static Lineage lineage(Optional<SourceCode> code, Dataset... data) {
            return new Lineage(List.of(data), List.of(), code, List.of(), List.of(), List.of(), Optional.empty());
        }
    }

    @Nested
    class Signatures {

        private final Signature before =
                Signature.of().input("pixels", "float", "batch", "64").output("digit", "int", "batch");

        private void assertBreaks(Signature after, String reason) {
            read.moved("production", 1, 0).signature(1, before).signature(2, after);
            assertFailed(StageRule.compatibleSignature(), "it breaks callers of churn:1: " + reason);
        }

        private void assertFits(Signature after) {
            read.moved("production", 1, 0).signature(1, before).signature(2, after);
            assertPassed(StageRule.compatibleSignature(), "callers of churn:1 can call it");
        }

        @Test
        void the_same_fits_whatever_its_variable_dimensions_are_called() {
            assertFits(before);
            assertFits(Signature.of().input("pixels", "float", "n", "64").output("digit", "int", "n"));
        }

        @Test
        void an_input_may_take_more_and_outputs_may_come_behind() {
            assertFits(Signature.of()
                    .input("pixels", "float", "batch", "size")
                    .output("digit", "int", "1")
                    .output("confidence", "double"));
        }

        @Test
        void whatever_a_caller_gives_or_reads_otherwise_breaks() {
            assertBreaks(
                    Signature.of().input("pixels", "float", "1", "64").output("digit", "int", "batch"),
                    "input pixels dimension 1 is 1 instead of batch");
            assertBreaks(
                    Signature.of().input("pixels", "float", "batch", "64").output("digit", "long", "batch"),
                    "output digit is long instead of int");
            assertBreaks(before.input("mask", "boolean"), "input mask is new, and callers do not give it");
            assertBreaks(
                    Signature.of().input("image", "float", "batch", "64"),
                    "input pixels is now called image, output digit was removed");
            assertBreaks(
                    Signature.of().input("pixels", "float", "batch").output("digit", "int", "batch"),
                    "input pixels has 1 dimension instead of 2 dimensions");
        }

        @Test
        void without_a_signature_nothing_is_known_and_nothing_is_needed_in_an_empty_stage() {
            assertPassed(StageRule.compatibleSignature(), "production is empty");
            read.moved("production", 1, 0).signature(1, before);
            assertFailed(StageRule.compatibleSignature(), "churn:2 has no signature");
            read.moved("production", 3, 0).signature(2, before);
            assertFailed(StageRule.compatibleSignature(), "churn:3 has no signature");
        }
    }

    @Nested
    class Stays {

        private final StageRule rule = StageRule.beenIn("staging", Duration.ofMinutes(1));

        @Test
        void a_version_that_was_never_there_was_not_long_enough() {
            read.moved("staging", 1, 0).at(Instant.EPOCH.plusSeconds(1000));

            assertFailed(rule, "it was never in staging");
            assertFailed(StageRule.beenIn("staging", Duration.ZERO), "it was never in staging");
        }

        @Test
        void the_present_stay_counts_to_the_microsecond() {
            read.moved("staging", 2, 0).at(Instant.EPOCH.plusSeconds(60).minusNanos(1000));
            assertFailed(rule, "it was in staging for 59.999999 seconds at most instead of 1 minute");
            read.at(Instant.EPOCH.plusSeconds(60));
            assertPassed(rule, "it was in staging for 1 minute");
        }

        @Test
        void two_stays_are_not_added_and_the_longest_counts() {
            read.moved("staging", 2, 0)
                    .moved("staging", 1, 40)
                    .moved("staging", 2, 50)
                    .emptied("staging", 90)
                    .at(Instant.EPOCH.plusSeconds(1000));
            assertFailed(rule, "it was in staging for 40 seconds at most instead of 1 minute");

            read.moved("staging", 2, 100).moved("staging", 1, 200).moved("staging", 2, 995);
            assertPassed(rule, "it was in staging for 1 minute 40 seconds");
        }

        @Test
        void being_put_where_it_is_already_interrupts_nothing() {
            read.moved("staging", 2, 0).moved("staging", 2, 40).at(Instant.EPOCH.plusSeconds(60));

            assertPassed(rule, "it was in staging for 1 minute");
        }

        @Test
        void a_clock_that_is_behind_the_move_makes_a_stay_of_nothing() {
            read.moved("staging", 2, 10).at(Instant.EPOCH);

            assertPassed(StageRule.beenIn("staging", Duration.ZERO), "it was in staging for 0 seconds");
            assertFailed(rule, "it was in staging for 0 seconds at most instead of 1 minute");
        }
    }

    @Nested
    class Approving {

        private final PromotionRemark remark = new PromotionRemark(PRODUCTION, "please");

        private Approving approve(String actor) {
            read.say(2, remark.approve("ana", actor), actor);
            return this;
        }

        @Test
        void it_must_be_asked_for() {
            assertFailed(StageRule.approvals(1), "nobody asked for its promotion");
            assertThatThrownBy(() -> approve("ben"))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("promotion of churn:2 to production: nobody asked for it");
        }

        @Test
        void so_many_others_must_approve_and_nobody_counts_twice() {
            read.say(2, remark.request(), "ana");
            assertFailed(StageRule.approvals(1), "no approval by anyone but its author");

            approve("ben").approve("ben");
            assertPassed(StageRule.approvals(1), "approved by ben");
            assertFailed(StageRule.approvals(2), "only approved by ben, and 2 people are needed");

            approve("cy");
            assertPassed(StageRule.approvals(2), "approved by ben and cy");
        }

        @Test
        void its_author_can_reject_but_not_approve() {
            read.say(2, remark.request(), "ana");

            assertThatThrownBy(() -> approve("ana"))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("others than its author must approve it");
            read.say(2, new PromotionRemark(PRODUCTION, "a mistake").reject(), "ana");
            assertFailed(StageRule.approvals(1), "ana rejected it: a mistake");
        }

        @Test
        void a_rejection_blocks_until_it_is_asked_for_again_and_then_all_begin_anew() {
            read.say(2, remark.request(), "ana");
            approve("ben").approve("cy");
            read.say(2, new PromotionRemark(PRODUCTION, "too slow").reject(), "ben");

            assertFailed(StageRule.approvals(1), "ben rejected it: too slow");
            assertThatThrownBy(() -> approve("dan"))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("ben rejected it: too slow; it must be asked for again");

            read.say(2, remark.request(), "ana");
            assertFailed(StageRule.approvals(1), "no approval by anyone but its author");
            approve("ben");
            assertPassed(StageRule.approvals(1), "approved by ben");
        }

        @Test
        void approvals_for_another_stage_do_not_count() {
            PromotionRemark other = new PromotionRemark(new StageName("staging"), "please");
            read.say(2, other.request(), "ana").say(2, other.approve("ana", "ben"), "ben");

            assertFailed(StageRule.approvals(1), "nobody asked for its promotion");
        }

        @Test
        void more_than_100_people_cannot_approve_but_reject() {
            read.say(2, remark.request(), "ana");
            IntStream.rangeClosed(1, 100).forEach(i -> approve("p" + i));

            assertThatThrownBy(() -> approve("p101")).isInstanceOf(InvalidInputException.class);
            approve("p7");
            assertThat(outcome(StageRule.approvals(100)).verdict()).isEqualTo(Verdict.PASSED);
            read.say(2, remark.reject(), "p101");
        }

        @Test
        void a_version_is_asked_for_100_stages_at_most() {
            IntStream.rangeClosed(1, 100).forEach(i -> request("s" + i));

            assertThatThrownBy(() -> request("s101")).isInstanceOf(InvalidInputException.class);
            request("s7");
        }

        private void request(String stage) {
            read.say(2, new PromotionRemark(new StageName(stage), "please").request(), "ana");
        }
    }

    @Nested
    class Moving {

        private Optional<Commit> move(Request request, String actor, Optional<String> override) {
            return StageMove.of(CHURN, PRODUCTION, request, new Grounds("because", override), actor)
                    .decide(read.model(), read);
        }

        private Optional<Commit> move(Request request, String actor) {
            return move(request, actor, Optional.empty());
        }

        @Test
        void every_rule_that_is_not_satisfied_is_told_at_once() {
            read.measured(2, Metric.of("accuracy", 0.81))
                    .say(2, new PromotionRemark(PRODUCTION, "please").request(), "ana")
                    .rules(
                            StageRule.atLeast("accuracy", 0.85),
                            StageRule.approvals(1),
                            StageRule.atLeast("accuracy", 0));

            StageRuleException refusal =
                    catchThrowableOfType(StageRuleException.class, () -> move(new Request.Assign(2), "ana"));

            assertThat(refusal)
                    .hasMessage("churn:2 may not enter production: accuracy 0.81 is below 0.85; "
                            + "no approval by anyone but its author");
            assertThat(refusal.subject()).isEqualTo("churn:2");
            assertThat(refusal.stage()).isEqualTo("production");
            assertThat(refusal.isRetryable()).isFalse();
            assertThat(refusal.failures())
                    .extracting(outcome -> outcome.rule().rule())
                    .containsExactly(StageRule.atLeast("accuracy", 0.85), StageRule.approvals(1));
        }

        @Test
        void rules_for_all_models_hold_beside_those_of_the_model_and_come_first() {
            read.rules(StageRule.description()).rulesForAll(Level.RULES, StageRule.tag("owner"));

            assertThat(Admission.of(read.model(), read.settings(), PRODUCTION).rules())
                    .containsExactly(
                            new EffectiveRule(StageRule.tag("owner"), EffectiveRule.Origin.ALL_MODELS),
                            new EffectiveRule(StageRule.description(), EffectiveRule.Origin.MODEL));
            read.moved("production", 1, 0);
            long newest = read.moves(PRODUCTION).get(0).id();
            for (Request request : List.of(
                    new Request.Assign(2), new Request.ReplaceVersion(1, 2), new Request.ReplaceMove(newest, 2))) {
                assertThatThrownBy(() -> move(request, "ana"))
                        .hasMessage(
                                "churn:2 may not enter production: the tag owner is missing; it has no description");
            }
        }

        @Test
        void a_decision_holds_for_the_revision_of_what_holds_for_all_models() {
            assertThat(move(new Request.Assign(2), "ana").orElseThrow().registryRevision())
                    .isEqualTo(OptionalLong.of(ReadModel.REGISTRY_REVISION));
        }

        @Test
        void what_is_there_already_is_not_judged_and_neither_is_going_back() {
            read.moved("production", 1, 0).moved("production", 2, 1).rules(StageRule.description());

            assertThat(move(new Request.Assign(2), "ana")).isEmpty();
            assertThat(move(new Request.Rollback(), "ana")).isPresent();
            assertThat(move(new Request.RollbackMove(read.moves(PRODUCTION).get(1)), "ana"))
                    .isPresent();
            assertThat(move(new Request.Clear(), "ana")).isPresent();
        }

        @Test
        void only_movers_move_in_any_direction_and_no_override_changes_that() {
            read.moved("production", 1, 0)
                    .moved("production", 2, 1)
                    .rules(StageRule.movers("ben", "ana"), StageRule.description());

            for (Request request : List.of(new Request.Rollback(), new Request.Clear())) {
                assertThat(move(request, "ana")).isPresent();
                assertThatThrownBy(() -> move(request, "cy", Optional.of("outage")))
                        .isInstanceOf(StageRuleException.class)
                        .hasMessage("Stage production of churn may not be moved: only ana and ben may move it, not cy");
            }
            assertThatThrownBy(() -> move(new Request.Assign(3), "cy", Optional.of("outage")))
                    .isInstanceOf(StageRuleException.class)
                    .hasMessage("churn:3 may not enter production: only ana and ben may move it, not cy");
            assertThatThrownBy(() -> move(new Request.Assign(3), "ana")).hasMessageContaining("no description");
            assertThat(move(new Request.Assign(3), "ana", Optional.of("outage")))
                    .isPresent();
        }

        @Test
        void an_override_and_what_it_passes_over_are_in_the_event() {
            read.rules(StageRule.description(), StageRule.approvals(1));

            Commit commit =
                    move(new Request.Assign(2), "ana", Optional.of("outage")).orElseThrow();

            assertThat(commit.event().content())
                    .isEqualTo(
                            "{\"override\":\"outage\","
                                    + "\"passed-over\":\"it has no description; nobody asked for its promotion\","
                                    + "\"reason\":\"because (rules overridden: outage)\",\"stage\":\"production\",\"to\":\"2\"}");
        }

        @Test
        void a_reason_and_that_of_an_override_are_one_line_together() {
            String thousand = "a".repeat(1_000);
            assertThat(new Grounds(thousand, Optional.of("b".repeat(979))).text())
                    .hasSize(2_000);
            assertThatThrownBy(() -> new Grounds(thousand, Optional.of("b".repeat(980))))
                    .isInstanceOf(InvalidInputException.class);
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "[{\"type\":\"phase-of-the-moon\"}]",
                    "[{\"type\":\"description\"},{\"type\":\"tag\",\"tag\":\"a\",\"since\":\"2027\"}]",
                    "[{\"type\":\"approvals\",\"people\":\"many\"}]",
                    "[{\"type\":\"been-in\",\"stage\":\"staging\",\"duration\":\"long\"}]",
                    "[{}]",
                    "[\"description\"]"
                })
        void a_rule_that_is_not_known_is_shown_and_stops_every_move_and_change_of_rules(String stored) {
            read.moved("production", 1, 0).storedRules(stored);

            Admission admission = Admission.of(read.model(), read.settings(), PRODUCTION);
            assertThat(admission.check(read.version(2), "ana", read).isPassed()).isFalse();
            assertThat(admission.rules().toString()).contains("does not know");
            for (Request request : List.of(new Request.Assign(2), new Request.Rollback(), new Request.Clear())) {
                assertThatThrownBy(() -> move(request, "ana", Optional.of("outage")))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("stage production of churn")
                        .hasMessageContaining("after an upgrade");
            }
            Remark change = new RuleSetting(PRODUCTION, List.of(), "because").ofModel();
            assertThatThrownBy(() -> change.precondition().check("churn", ModelRemark.annotations(read.model())))
                    .isInstanceOf(StoreException.class);
        }

        @Test
        void what_a_newer_library_said_of_all_models_stops_moves_and_changes() {
            read.rulesForAll(Level.RULES + 1, StageRule.description());

            assertThatThrownBy(() -> move(new Request.Assign(2), "ana"))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("settings for all models");
            assertThatThrownBy(() -> new RuleSetting(PRODUCTION, List.of(), "because").decide(read.settings(), "ana"))
                    .isInstanceOf(StoreException.class);
        }
    }

    @Test
    void every_rule_comes_back_from_its_stored_form_and_is_a_sentence() {
        List<StageRule> rules = List.of(
                StageRule.atLeast("accuracy", 0.85),
                StageRule.atMost("latency-ms", 20).on("holdout"),
                StageRule.notWorse("accuracy", Objective.HIGHEST, 0.01),
                StageRule.notWorse("loss", Objective.LOWEST, 0).on("holdout"),
                StageRule.tag("reviewed"),
                StageRule.tag("reviewed", "yes"),
                StageRule.description(),
                StageRule.lineage(),
                StageRule.compatibleSignature(),
                StageRule.beenIn("staging", Duration.ofHours(36)),
                StageRule.beenIn("staging", Duration.ZERO),
                StageRule.approvals(1),
                StageRule.approvals(2),
                StageRule.movers("cy", "ana", "ben", "ana"));

        assertThat(RuleFormat.read(RuleFormat.write(rules))).isEqualTo(rules);
        assertThat(rules)
                .extracting(Object::toString)
                .containsExactly(
                        "accuracy is at least 0.85",
                        "latency-ms is at most 20 on holdout",
                        "accuracy is not lower than that of the version in the stage by more than 0.01 on the same data",
                        "loss is not higher than that of the version in the stage on holdout",
                        "it has the tag reviewed",
                        "the tag reviewed is yes",
                        "it has a description",
                        "it names its training code and a data set with a digest",
                        "callers of the version in the stage can call it",
                        "it was in staging for 1 day 12 hours at a stretch",
                        "it was in staging",
                        "1 person other than its author approved it",
                        "2 people other than its author approved it",
                        "only ana, ben and cy may move the stage");
    }
}
