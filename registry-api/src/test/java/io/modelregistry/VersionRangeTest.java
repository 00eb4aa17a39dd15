package io.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.error.InvalidInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ^3.1          | 3.1.0 3.1.9 3.99.0               | 3.0.9 4.0.0 2.9.9 3.2.0-rc 4.0.0-rc
                    ^3            | 3.0.0 3.99.99                    | 2.99.99 4.0.0 3.0.0-rc
                    ^3.x          | 3.0.0 3.9.0                      | 4.0.0
                    ^3.1.2        | 3.1.2 3.2.0                      | 3.1.1 4.0.0
                    ^0.2.3        | 0.2.3 0.2.99                     | 0.2.2 0.3.0 1.0.0
                    ^0.2          | 0.2.0 0.2.99                     | 0.1.9 0.3.0
                    ^0.0.3        | 0.0.3                            | 0.0.2 0.0.4
                    ^0.0          | 0.0.0 0.0.99                     | 0.1.0
                    ^0            | 0.0.0 0.99.0                     | 1.0.0
                    ~3.1          | 3.1.0 3.1.99                     | 3.0.9 3.2.0
                    ~3.1.2        | 3.1.2 3.1.99                     | 3.1.1 3.2.0
                    ~3            | 3.0.0 3.99.0                     | 2.9.9 4.0.0
                    3.x           | 3.0.0 3.99.0                     | 2.9.9 4.0.0
                    3.x.x         | 3.0.0 3.99.0                     | 2.9.9 4.0.0
                    3.1.x         | 3.1.0 3.1.99                     | 3.0.9 3.2.0
                    >=3.1 <4      | 3.1.0 3.99.0                     | 3.0.9 4.0.0 4.0.0-rc
                    >=3.1.2       | 3.1.2 99.0.0                     | 3.1.1
                    >3.1.2        | 3.1.3 99.0.0                     | 3.1.2
                    >3.1          | 3.2.0                            | 3.1.99
                    >3            | 4.0.0                            | 3.99.99
                    <=3.1.2       | 0.0.0 3.1.2                      | 3.1.3
                    <=3.1         | 3.1.99                           | 3.2.0
                    <=3           | 3.99.99                          | 4.0.0
                    <3            | 2.99.99                          | 3.0.0 3.0.0-rc
                    =3.1.2        | 3.1.2 3.1.2+build                | 3.1.1 3.1.3
                    =3.1          | 3.1.0 3.1.99                     | 3.2.0
                    ^1.2.3-beta.2 | 1.2.3-beta.2 1.2.3-rc 1.2.3 1.9.9 | 1.2.3-beta.1 1.2.4-beta.2 1.3.0-rc 2.0.0-rc
                    >=1.2.3-a <1.2.3-c | 1.2.3-a 1.2.3-b             | 1.2.3-c 1.2.3 1.2.2
                    <2.0.0-rc     | 1.9.9 2.0.0-beta                 | 2.0.0-rc 2.0.0 1.9.9-rc
                    >=3 <3        | ''                               | 2.0.0 3.0.0
                    """)
    void contains_what_fits_and_nothing_else(String range, String fitting, String others) {
        VersionRange parsed = VersionRange.parse(range);

        assertThat(versions(fitting))
                .allSatisfy(version -> assertThat(parsed.contains(version)).isTrue());
        assertThat(versions(others))
                .allSatisfy(version -> assertThat(parsed.contains(version)).isFalse());
    }

    private static Stream<SemanticVersion> versions(String text) {
        return Arrays.stream(text.split(" ")).filter(each -> !each.isEmpty()).map(SemanticVersion::parse);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "3",
                "3.1",
                "3.1.2",
                "x",
                "*",
                "3.x.1",
                "^3.x.1",
                ">=3.x.1",
                "^",
                "^ 3",
                " ^3",
                "^3 ",
                "^3  <4",
                "^3,<4",
                "^3 || ^4",
                "^3.1-rc",
                "^3-rc",
                "^3.x-rc",
                "^3.1.2-",
                "^3.1.2-01",
                "^03",
                "^3.01",
                "^v3",
                "3.X",
                "^3.1.2.3",
                "^3\n",
                "==3",
                "=>3",
                "^-1",
                "^100000000",
                "^9223372036854775808",
                "3.1.2 <4",
                "1.0.0 - 2.0.0"
            })
    void refuses_what_is_none(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> VersionRange.parse(text))
                .withMessageStartingWith("Invalid ");
    }

    @Test
    void refuses_a_hostile_text_at_once() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> VersionRange.parse("^3 ".repeat(9_999)));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> VersionRange.parse("^3.1.2-" + "a".repeat(100)));
    }

    @Test
    void knows_above_which_version_nothing_fits() {
        assertThat(VersionRange.parse("^3.1").ceiling()).contains(SemanticVersion.parse("4.0.0"));
        assertThat(VersionRange.parse(">=3 <4 <=3.5.0").ceiling()).contains(SemanticVersion.parse("3.5.0"));
        assertThat(VersionRange.parse(">=3").ceiling()).isEqualTo(Optional.empty());
    }

    @Test
    void nothing_above_the_ceiling_fits() {
        Random random = new Random(1);
        List<VersionRange> ranges = Stream.of("^1", "~1.2", "1.x", "<=1.5", ">=0.3 <1.2.3", "^1.2.3-b", "=1.2.3-b")
                .map(VersionRange::parse)
                .toList();
        for (int i = 0; i < 2_000; i++) {
            SemanticVersion version = new SemanticVersion(
                    random.nextInt(3), random.nextInt(7), random.nextInt(5), random.nextInt(3) == 0 ? "b" : "", "");
            for (VersionRange range : ranges) {
                if (range.contains(version)) {
                    assertThat(version).isLessThanOrEqualTo(range.ceiling().orElseThrow());
                }
            }
        }
    }

    @Test
    void is_equal_to_the_same_text_and_prints_it() {
        assertThat(VersionRange.parse(">=3.1 <4"))
                .hasToString(">=3.1 <4")
                .isEqualTo(VersionRange.parse(">=3.1 <4"))
                .hasSameHashCodeAs(VersionRange.parse(">=3.1 <4"))
                .isNotEqualTo(VersionRange.parse("^3.1"));
    }
}
