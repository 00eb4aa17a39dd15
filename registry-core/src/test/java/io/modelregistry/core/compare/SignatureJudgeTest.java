package io.modelregistry.core.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.SemanticVersion;
import io.modelregistry.compare.SignatureChange;
import io.modelregistry.compare.Step;
import io.modelregistry.lineage.Signature;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SignatureJudgeTest {

    private static final Signature BEFORE = Signature.of()
            .input("pixels", "float", "batch", "64")
            .input("mask", "bool", "64")
            .output("score", "float", "batch", "10");

    private static SignatureChange judge(Signature after) {
        return SignatureJudge.judge("a:1", BEFORE, "a:2", after);
    }

    private static SignatureChange judgeInput(String before, String after) {
        return SignatureJudge.judge(
                "a:1",
                Signature.of().input("x", "float", before),
                "a:2",
                Signature.of().input("x", "float", after));
    }

    private static SignatureChange judgeOutput(String before, String after) {
        return SignatureJudge.judge(
                "a:1",
                Signature.of().output("y", "float", before),
                "a:2",
                Signature.of().output("y", "float", after));
    }

    @Test
    void the_same_signature_is_a_patch() {
        assertThat(judge(BEFORE).step()).contains(Step.PATCH);
        assertThat(judge(BEFORE).reasons()).isEmpty();
        assertThat(judge(BEFORE)).hasToString("a:2 is compatible with a:1, a patch step");
    }

    @Test
    void an_input_that_is_added_removed_or_renamed_breaks() {
        SignatureChange added = judge(BEFORE.input("extra", "float"));
        assertThat(added.step()).contains(Step.MAJOR);
        assertThat(added.reasons()).containsExactly("input extra is new, and callers do not give it");

        SignatureChange removed =
                judge(Signature.of().input("pixels", "float", "batch", "64").output("score", "float", "batch", "10"));
        assertThat(removed.isBreaking()).isTrue();
        assertThat(removed.reasons()).containsExactly("input mask was removed");

        SignatureChange renamed = judge(Signature.of()
                .input("image", "float", "batch", "64")
                .input("mask", "bool", "64")
                .output("score", "float", "batch", "10"));
        assertThat(renamed.isBreaking()).isTrue();
        assertThat(renamed.reasons()).containsExactly("input pixels is now called image");
    }

    @Test
    void another_type_or_number_of_dimensions_breaks_on_either_side() {
        SignatureChange change = judge(Signature.of()
                .input("pixels", "double", "batch", "64")
                .input("mask", "bool", "64")
                .output("score", "float", "batch"));

        assertThat(change.isBreaking()).isTrue();
        assertThat(change.reasons())
                .containsExactly(
                        "input pixels is double instead of float",
                        "output score has 1 dimension instead of 2 dimensions");
    }

    @Test
    void another_order_breaks_those_who_call_by_place() {
        SignatureChange change = judge(Signature.of()
                .input("mask", "bool", "64")
                .input("pixels", "float", "batch", "64")
                .output("score", "float", "batch", "10"));

        assertThat(change.isBreaking()).isTrue();
        assertThat(change.reasons()).containsExactly("inputs are in another order");
    }

    @Test
    void a_new_output_is_compatible_behind_all_others_and_breaks_before_one() {
        assertThat(judge(BEFORE.output("label", "int")).step()).contains(Step.MINOR);

        Signature before = new Signature(
                BEFORE.inputs(),
                Signature.of()
                        .output("label", "int")
                        .output("score", "float", "batch", "10")
                        .outputs());
        assertThat(judge(before).reasons()).containsExactly("output label is new and moves those behind it");
        assertThat(judge(before).isBreaking()).isTrue();
    }

    @Test
    void an_output_that_is_removed_breaks() {
        assertThat(judge(new Signature(BEFORE.inputs(), Signature.of().outputs()))
                        .reasons())
                .containsExactly("output score was removed");
    }

    /** A name stands for every size, so which one it is does not matter. */
    @ParameterizedTest
    @CsvSource({
        "batch, n,     PATCH, PATCH",
        "-1,    batch, PATCH, PATCH",
        "?,     -1,    PATCH, PATCH",
        "64,    064,   PATCH, PATCH",
        "64,    batch, MINOR, MAJOR",
        "batch, 64,    MAJOR, MINOR",
        "64,    65,    MAJOR, MAJOR",
        "64,    64,    PATCH, PATCH"
    })
    void a_size_and_a_name_are_judged_by_what_callers_give_and_get(
            String before, String after, Step input, Step output) {
        assertThat(judgeInput(before, after).step()).contains(input);
        assertThat(judgeOutput(before, after).step()).contains(output);
    }

    @ParameterizedTest
    @CsvSource({
        "3.1.2,      MAJOR, 4.0.0",
        "3.1.2,      MINOR, 3.2.0",
        "3.1.2,      PATCH, 3.1.3",
        "0.3.1,      MAJOR, 0.4.0",
        "0.3.1,      MINOR, 0.3.2",
        "0.3.1,      PATCH, 0.3.2",
        "0.0.4,      MAJOR, 0.0.5",
        "2.0.0-rc.1, MAJOR, 2.0.0",
        "2.0.0-rc.1, PATCH, 2.0.0",
        "2.1.0-rc.1, MAJOR, 3.0.0",
        "2.1.0-rc.1, MINOR, 2.1.0",
        "2.1.1-rc.1, MINOR, 2.2.0",
        "1.0.0+gpu,  PATCH, 1.0.1"
    })
    void a_step_leads_to_a_version_that_the_caret_before_it_does_not_take(String from, Step step, String to) {
        assertThat(step.after(SemanticVersion.parse(from))).hasToString(to);
    }
}
