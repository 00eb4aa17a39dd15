package io.modelregistry.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DigitsTest {

    private static final Digits ALL = Digits.read();

    @Test
    void the_file_is_the_one_its_readme_describes() throws Exception {
        try (InputStream file = Digits.class.getResourceAsStream("digits.csv.gz");
                InputStream readme = Digits.class.getResourceAsStream("README.md")) {
            assertThat(new String(readme.readAllBytes(), StandardCharsets.UTF_8))
                    .contains(Digest.of(file.readAllBytes()).hex());
        }
    }

    @Test
    void reads_every_row() {
        assertThat(ALL.digits()).hasSize(1797);
        assertThat(ALL.digits().get(0).label()).isZero();
        assertThat(ALL.digits().get(0).line()).startsWith("0,0,5,13,9,1,0,0,").endsWith(",0");
        assertThat(ALL.digits().stream().collect(Collectors.groupingBy(Digit::label, Collectors.counting())))
                .hasSize(10)
                .containsEntry(3, 183L)
                .containsEntry(8, 174L);
    }

    @Test
    void refuses_what_is_not_a_digit() {
        assertThatThrownBy(() -> Digit.parse("1,2,3")).hasMessage("Not 64 pixels of 0 to 16: [1, 2]");
        assertThatThrownBy(() -> Digit.parse("17," + "0,".repeat(63) + "3")).hasMessageStartingWith("Not 64 pixels");
        assertThatThrownBy(() -> Digit.parse("0,".repeat(64) + "10")).hasMessage("Not a digit: 10");
    }

    @Test
    void draws_a_digit_with_two_characters_a_pixel() {
        List<String> image = Digit.parse("16,8," + "0,".repeat(62) + "1").image();
        assertThat(image).hasSize(8).allMatch(row -> row.length() == 16);
        assertThat(image.get(0)).startsWith("@@==  ");
    }

    @Test
    void splits_the_same_way_for_the_same_seed_only() {
        assertThat(ALL.split(7)).isEqualTo(ALL.split(7));
        assertThat(ALL.split(8).test().digits())
                .isNotEqualTo(ALL.split(7).test().digits());
    }

    @Test
    void splits_every_digit_alike_and_loses_none() {
        Digits.Split split = ALL.split(7);
        assertThat(Stream.of(split.train(), split.test()).flatMap(part -> part.digits().stream()))
                .containsExactlyInAnyOrderElementsOf(ALL.digits());
        for (int label = 0; label <= 9; label++) {
            assertThat(share(split.test(), label))
                    .as("tests among all %s", label)
                    .isBetween(0.19, 0.2);
        }
    }

    private static double share(Digits part, int label) {
        return (double) count(part, label) / count(ALL, label);
    }

    private static long count(Digits digits, int label) {
        return digits.digits().stream().filter(digit -> digit.label() == label).count();
    }

    @Test
    void a_data_set_says_what_it_is() {
        Digits.Split split = ALL.split(7);
        assertThat(split.train().dataset().name()).isEqualTo("digits-train");
        assertThat(split.test().dataset().location()).contains("digits.csv.gz, 20 % of each digit, seed 7");
        assertThat(split.test().dataset().digest())
                .isEqualTo(ALL.split(7).test().dataset().digest())
                .isNotEqualTo(ALL.split(8).test().dataset().digest());
    }
}
