package io.modelregistry.core.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Gradient-boosted trees, v2.1|gradient boosted trees v2 1",
                "vision/object_detection|vision object detection",
                "Ros\u00e9 ROSE ros\u00e9|rose",
                "\uff37\uff49\uff4e\uff45 \ufb01t|wine fit",
                "\u6a21\u578b \u0627\u0644\u0639\u0631\u0628\u064a\u0629|\u6a21\u578b \u0627\u0644\u0639\u0631\u0628\u064a\u0629",
                "\u0915\u093f\u0924\u093e\u092c|\u0915\u093f\u0924\u093e\u092c",
                "... -- \ud83d\ude00|''",
                "it's 100%|it s 100"
            })
    void are_runs_of_letters_and_digits_without_case_and_accents(String text, String words) {
        assertThat(String.join(" ", Words.of(Stream.of(text)))).isEqualTo(words);
    }

    @Test
    void count_by_their_first_64_characters_and_are_1000_at_most() {
        assertThat(Words.of(Stream.of("x".repeat(100)))).containsExactly("x".repeat(64));
        String many = String.join(
                " ", IntStream.range(0, 1_500).mapToObj(i -> "w" + i).toList());
        assertThat(Words.of(Stream.of("name", many)))
                .hasSize(Words.MOST)
                .startsWith("name", "w0")
                .doesNotHaveDuplicates();
    }
}
