package io.modelregistry.core.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LikePatternTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "churn|churn|true",
                "churn|Churn|false",
                "churn|churns|false",
                "%|anything|true",
                "%|''|true",
                "''|''|true",
                "''|a|false",
                "a%|a|true",
                "a%|ab|true",
                "%b|ab|true",
                "%b|ba|false",
                "a%c%e|abcde|true",
                "a%c%e|abcd|false",
                "%ab%ab%|abab|true",
                "%aab|aaab|true",
                "_|a|true",
                "_|''|false",
                "_|😀|true",
                "__|😀|false",
                "a_c|abc|true",
                "100\\%|100%|true",
                "100\\%|1000|false",
                "a\\_b|a_b|true",
                "a\\_b|axb|false",
                "a\\\\b|a\\b|true"
            })
    void fits_texts(String pattern, String text, boolean fits) {
        assertThat(LikePattern.of(pattern).fits(text)).isEqualTo(fits);
    }

    @ParameterizedTest
    @CsvSource({"CHURN%,churn model", "straße,STRAßE", "%ÉTÉ%,un été", "σ,ς"})
    void ignores_case_if_asked(String pattern, String text) {
        assertThat(LikePattern.ignoringCase(pattern).fits(text)).isTrue();
        assertThat(LikePattern.of(pattern).fits(text)).isFalse();
    }

    @Test
    void knows_what_texts_begin_with() {
        assertThat(LikePattern.of("model-\\%a%b").start()).isEqualTo("model-%a");
        assertThat(LikePattern.of("_a").start()).isEmpty();
        assertThat(LikePattern.ignoringCase("model").start()).isEmpty();
        assertThat(LikePattern.of("a\\_b").isOneText()).isTrue();
        assertThat(LikePattern.of("a_b").isOneText()).isFalse();
    }

    @Test
    void takes_no_long_time_over_hostile_patterns() {
        LikePattern pattern = LikePattern.of("%a".repeat(4_000) + "b");
        String text = "a".repeat(500);
        pattern.fits(text);
        long start = System.nanoTime();
        assertThat(pattern.fits(text)).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(200));
    }
}
