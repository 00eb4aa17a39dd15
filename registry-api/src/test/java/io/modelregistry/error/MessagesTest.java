package io.modelregistry.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.rule.EffectiveRule;
import io.modelregistry.rule.StageCheck;
import io.modelregistry.rule.StageRule;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What people read when something did not happen, and what programs read. */
class MessagesTest {

    @Test
    void invalid_input_says_what_which_and_what_is_allowed() {
        InvalidInputException e = InvalidInputException.of("model name", "a b", "letters");

        assertThat(e).hasMessage("Invalid model name 'a b': allowed is letters");
        assertThat(e.what()).isEqualTo("model name");
        assertThat(e.value()).isEqualTo("a b");
        assertThat(e.allowed()).isEqualTo("letters");
        assertThat(e.column()).isEmpty();
        assertThat(e.isRetryable()).isFalse();
    }

    @Test
    void invalid_text_says_where_it_breaks() {
        InvalidInputException e = InvalidInputException.at("filter", "tag.a = ", 9, "", "a value");

        assertThat(e).hasMessage("Invalid filter at column 9: found the end, expected a value in 'tag.a = '");
        assertThat(e.column()).hasValue(9);
        assertThat(InvalidInputException.at("filter", "a ! b", 3, "!", "an operator"))
                .hasMessage("Invalid filter at column 3: found '!', expected an operator in 'a ! b'");
    }

    @Test
    void foreign_text_is_escaped() {
        assertThat(shown("a\nb\u0000\u007f\u2028\u00ad\u2066\ud800\ue000"))
                .isEqualTo("'a\\u000ab\\u0000\\u007f\\u2028\\u00ad\\u2066\\ud800\\ue000'");
        assertThat(shown("\udb40\udc41")).as("a tag character").isEqualTo("'\\u{e0041}'");
        assertThat(shown("caf\u00e9 \ud83d\ude00")).isEqualTo("'caf\u00e9 \ud83d\ude00'");
    }

    @Test
    void foreign_text_is_cut_at_80_characters_and_never_within_one() {
        assertThat(shown("a".repeat(1_000_000))).isEqualTo("'" + "a".repeat(78) + "\u2026'");
        for (String text : List.of("\ud83d\ude00".repeat(100), "a" + "\ud83d\ude00".repeat(100))) {
            String shown = shown(text);
            assertThat(shown.length()).isLessThanOrEqualTo(81);
            assertThat(shown.codePoints()).noneMatch(c -> c >= 0xD800 && c <= 0xDFFF);
        }
    }

    private static String shown(String text) {
        String message = InvalidInputException.of("x", text, "y").getMessage();
        return message.substring("Invalid x ".length(), message.length() - ": allowed is y".length());
    }

    @Test
    void not_found_says_why() {
        NotFoundException e = NotFoundException.of("wine-quality:9", "the highest version is 3");

        assertThat(e).hasMessage("There is no 'wine-quality:9': the highest version is 3");
        assertThat(e.subject()).isEqualTo("wine-quality:9");
        assertThat(e.isRetryable()).isFalse();
    }

    @Test
    void already_exists_says_since_when() {
        AlreadyExistsException e = AlreadyExistsException.of("wine-quality:1.1.0", "registered as 2 by ada");

        assertThat(e).hasMessage("'wine-quality:1.1.0' already exists: registered as 2 by ada");
        assertThat(e.subject()).isEqualTo("wine-quality:1.1.0");
    }

    @Test
    void a_stage_rule_exception_lists_every_rule_that_is_not_satisfied() {
        List<StageCheck.Outcome> failures = List.of(
                failure(StageRule.atLeast("accuracy", 0.85), "accuracy 0.81 is below 0.85"),
                failure(StageRule.approvals(1), "no approval by anyone but its author"));
        StageRuleException e = StageRuleException.entering("churn:7", "production", failures);

        assertThat(e)
                .hasMessage("churn:7 may not enter production: accuracy 0.81 is below 0.85; "
                        + "no approval by anyone but its author");
        assertThat(e.subject()).isEqualTo("churn:7");
        assertThat(e.stage()).isEqualTo("production");
        assertThat(e.failures()).isEqualTo(failures);
        assertThat(e.isRetryable()).isFalse();
        assertThat(StageRuleException.moving("churn", "production", failures.subList(1, 2)))
                .hasMessage("Stage production of churn may not be moved: no approval by anyone but its author");
    }

    private static StageCheck.Outcome failure(StageRule rule, String explanation) {
        return new StageCheck.Outcome(
                new EffectiveRule(rule, EffectiveRule.Origin.MODEL), StageCheck.Verdict.FAILED, explanation);
    }

    @Test
    void conflict_says_what_holds_instead() {
        ConflictException e = ConflictException.of("stage production of churn", "ada moved it to 3");

        assertThat(e).hasMessage("Conflict on stage production of churn: ada moved it to 3");
        assertThat(e.subject()).isEqualTo("stage production of churn");
        assertThat(e.isRetryable()).isFalse();
    }

    @Test
    void integrity_says_whose_bytes() {
        IntegrityException e = IntegrityException.of("weights.bin of bytes:1", "nothing is there");

        assertThat(e).hasMessage("Damaged: weights.bin of bytes:1: nothing is there");
        assertThat(e.subject()).isEqualTo("weights.bin of bytes:1");
        assertThat(e.isRetryable()).isFalse();
    }

    @Test
    void store_says_which_one_and_whether_to_try_again() {
        IOException cause = new IOException("reset");
        StoreException unavailable = StoreException.unavailable("jdbc:x", "timed out", cause);
        StoreException refused = StoreException.refused("jdbc:x", "no space", null);

        assertThat(unavailable).hasMessage("Store jdbc:x: timed out").hasCause(cause);
        assertThat(unavailable.isRetryable()).isTrue();
        assertThat(refused).hasMessage("Store jdbc:x: no space").hasNoCause();
        assertThat(refused.isRetryable()).isFalse();
        assertThat(refused.store()).isEqualTo("jdbc:x");
    }

    @Test
    void unknown_outcome_carries_the_key_that_resolves_it() {
        IOException cause = new IOException("reset");
        OutcomeUnknownException e = OutcomeUnknownException.of("registration into churn", "nightly-7", cause);

        assertThat(e)
                .hasMessage(
                        "The outcome of the registration into churn is not known; ask again with operation key 'nightly-7'")
                .hasCause(cause);
        assertThat(e.operationKey()).isEqualTo("nightly-7");
        assertThat(e.isRetryable()).isTrue();
    }

    @Test
    void provider_says_what_was_found_and_what_to_do() {
        ProviderException none = ProviderException.none("s3", List.of("file", "memory"), "add registry-store-s3");
        ProviderException several = ProviderException.several("s3", List.of("a.A", "b.B"));

        assertThat(none).hasMessage("No provider opens 's3:'; found are [file, memory]; add registry-store-s3");
        assertThat(none.scheme()).isEqualTo("s3");
        assertThat(none.found()).containsExactly("file", "memory");
        assertThat(several).hasMessage("Several providers open 's3:': a.A, b.B");
        assertThat(several.found()).containsExactly("a.A", "b.B");
    }
}
