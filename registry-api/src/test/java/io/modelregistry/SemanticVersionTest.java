package io.modelregistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.error.InvalidInputException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemanticVersionTest {

    private static final int ROUNDS = 5_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0",
                "3.1.2",
                "999999999.999999999.999999999",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-0.3.7",
                "1.0.0-x.7.z.92",
                "1.0.0-x-y-z.--",
                "1.0.0--",
                "1.0.0-0a",
                "1.0.0-99999999999999999999",
                "1.0.0+001",
                "1.0.0-alpha+001",
                "1.0.0+20130313144700",
                "1.0.0-beta+exp.sha.5114f85",
                "1.0.0+21AF26D3----117B344092BD"
            })
    void prints_what_it_read(String text) {
        assertThat(SemanticVersion.parse(text)).hasToString(text);
        assertThat(SemanticVersion.matches(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "1",
                "1.0",
                "1.0.0.0",
                "v1.0.0",
                " 1.0.0",
                "1.0.0 ",
                "1.0.0\n",
                "01.0.0",
                "1.00.0",
                "1.0.00",
                "1.0.0-",
                "1.0.0-01",
                "1.0.0-a..b",
                "1.0.0-a.",
                "1.0.0+",
                "1.0.0+a+b",
                "1.0.0-\u00e4",
                "1.0.0-a_b",
                "-1.0.0",
                "1e3.0.0",
                "1000000000.0.0",
                "9223372036854775808.0.0",
                "\u0661.0.0",
                "1.x.0",
                "latest"
            })
    void refuses_what_is_none(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> SemanticVersion.parse(text))
                .withMessageStartingWith("Invalid semantic version '")
                .withMessageEndingWith("allowed is MAJOR.MINOR.PATCH as in 3.1.2 or 4.0.0-rc.1, 64 characters");
        assertThat(SemanticVersion.matches(text)).isFalse();
    }

    @Test
    void takes_64_characters_and_refuses_65() {
        String longest = "1.0.0-" + "a".repeat(58);

        assertThat(SemanticVersion.parse(longest).preRelease()).hasSize(58);
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> SemanticVersion.parse(longest + "a"));
    }

    @Test
    void refuses_parts_that_do_not_make_one() {
        assertPartsRefused(-1, 0, 0, "", "");
        assertPartsRefused(0, 0, 1_000_000_000, "", "");
        assertPartsRefused(1, 0, 0, "a..b", "");
        assertPartsRefused(1, 0, 0, "", "a b");
        assertPartsRefused(1, 0, 0, "a+b", "");
        assertPartsRefused(1, 0, 0, "a", "b+c");
    }

    private static void assertPartsRefused(int major, int minor, int patch, String preRelease, String build) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> new SemanticVersion(major, minor, patch, preRelease, build));
    }

    @Test
    void sorts_as_the_specification_says() {
        List<String> sorted = List.of(
                "1.0.0-0",
                "1.0.0-1",
                "1.0.0-9",
                "1.0.0-10",
                "1.0.0-99999999999999999999",
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-alpha-1",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.1",
                "1.1.0",
                "1.10.0",
                "2.0.0",
                "10.0.0");
        List<SemanticVersion> shuffled =
                new ArrayList<>(sorted.stream().map(SemanticVersion::parse).toList());
        Collections.shuffle(shuffled, new Random(1));

        assertThat(shuffled.stream().sorted()).map(SemanticVersion::toString).isEqualTo(sorted);
    }

    @Test
    void build_metadata_has_no_precedence_but_is_compared_to_agree_with_equals() {
        SemanticVersion one = SemanticVersion.parse("1.0.0+a");
        SemanticVersion other = SemanticVersion.parse("1.0.0+b");

        assertThat(one.sortKey()).isEqualTo(other.sortKey());
        assertThat(one).isNotEqualTo(other).isLessThan(other).isEqualByComparingTo(SemanticVersion.parse("1.0.0+a"));
    }

    @Test
    void order_of_sort_keys_is_precedence() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            SemanticVersion one = random(random);
            SemanticVersion other = random.nextInt(4) == 0 ? one : random(random);

            assertThat(Integer.signum(one.sortKey().compareTo(other.sortKey())))
                    .as("seed %d: %s and %s", seed, one, other)
                    .isEqualTo(Integer.signum(precedence(one, other)));
        }
    }

    @Test
    void what_is_printed_reads_back() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < ROUNDS; i++) {
            SemanticVersion version = random(random);

            assertThat(SemanticVersion.parse(version.toString()))
                    .as("seed %d", seed)
                    .isEqualTo(version);
        }
    }

    @Test
    void sort_keys_are_ascii_and_not_too_long() {
        String parts = IntStream.range(0, 29).mapToObj(i -> "0").collect(Collectors.joining("."));
        List<SemanticVersion> extremes = Stream.of(
                        "1.0.0-" + parts,
                        "1.0.0-" + parts.replace('0', 'a'),
                        "1.0.0-" + "9".repeat(58),
                        "1.0.0-" + "z".repeat(58))
                .map(SemanticVersion::parse)
                .toList();

        assertThat(extremes)
                .map(SemanticVersion::sortKey)
                .allSatisfy(key -> assertThat(key).matches("[!-~]{1,160}"));
    }

    @Test
    void knows_pre_releases() {
        assertThat(SemanticVersion.parse("1.0.0-rc.1").isPreRelease()).isTrue();
        assertThat(SemanticVersion.parse("1.0.0+build").isPreRelease()).isFalse();
        assertThat(SemanticVersion.of(1, 2, 3)).hasToString("1.2.3");
    }

    private static SemanticVersion random(Random random) {
        int parts = Math.max(0, random.nextInt(6) - 1);
        String preRelease =
                Stream.generate(() -> identifier(random)).limit(parts).collect(Collectors.joining("."));
        String build = random.nextInt(4) == 0 ? "b" + random.nextInt(3) : "";
        return new SemanticVersion(random.nextInt(3), random.nextInt(12), random.nextInt(101), preRelease, build);
    }

    private static String identifier(Random random) {
        if (random.nextBoolean()) {
            return new BigInteger(random.nextInt(20), random).toString();
        }
        String letters = "-09AZaz";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(4); i >= 0; i--) {
            text.append(letters.charAt(random.nextInt(letters.length())));
        }
        return text.append(random.nextBoolean() ? "-" : "a").toString();
    }

    /** Section 11 of the specification, word for word. */
    private static int precedence(SemanticVersion one, SemanticVersion other) {
        int[] first = {one.major(), one.minor(), one.patch()};
        int[] second = {other.major(), other.minor(), other.patch()};
        for (int i = 0; i < 3; i++) {
            if (first[i] != second[i]) {
                return Integer.compare(first[i], second[i]);
            }
        }
        if (one.isPreRelease() != other.isPreRelease()) {
            return one.isPreRelease() ? -1 : 1;
        }
        return one.isPreRelease()
                ? precedence(one.preRelease().split("\\."), other.preRelease().split("\\."))
                : 0;
    }

    private static int precedence(String[] one, String[] other) {
        for (int i = 0; i < Math.min(one.length, other.length); i++) {
            int order = precedence(one[i], other[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(one.length, other.length);
    }

    private static int precedence(String one, String other) {
        boolean isNumber = one.matches("[0-9]+");
        if (isNumber && other.matches("[0-9]+")) {
            return new BigInteger(one).compareTo(new BigInteger(other));
        }
        return isNumber ? -1 : other.matches("[0-9]+") ? 1 : one.compareTo(other);
    }
}
