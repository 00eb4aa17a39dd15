package io.modelregistry.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.error.InvalidInputException;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterParserTest {

    private static final String HEX = "0123456789abcdef".repeat(4);

    /** Long, because the machine may be busy; a refusal takes less than a millisecond. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name = 'churn'",
                "number in (2, 3)",
                "metric.accuracy >= 0.55 and tag.team = 'vision' and (stage = 'production' or number > 9)",
                "name like 'model-%' and not tag.team = 'vision'",
                "not (name = 'a' or name = 'b')",
                "not not number < 3",
                "name = 'a' and number = 1 or name = 'b' and number = 2",
                "metric.accuracy@wine-test > 0.9",
                "metric.`f1 score`@`the test` <= -1.5",
                "dependency.torch = '2.4.1'",
                "dependency.`pkg:pypi/torch` >= '2.4'",
                "dependency = 'torch' or dependency like 'pkg:pypi/%'",
                "dataset in ('wine-train', 'sha256:" + "ab" + "')",
                "feature = 'alcohol' and source = '4f2a9c1'",
                "file like '%.onnx' and file is not null",
                "parameter.learning-rate = 0.1",
                "parameter.a.b_c-d != 'x'",
                "tag.`it``s` ilike '%It''s\\%_'",
                "stage is null",
                "semver is not null",
                "semver >= '3.1.2' and semver < '4.0.0-rc.1+cuda12'",
                "created > '2026-11-24' and changed <= '2026-11-24T09:30:00.000001Z'",
                "created > now - 30d and changed <= now + 36h",
                "created in (now, now - 90s, now - 1w, '2026-11-24')",
                "text ~ 'boosted' and text ~ 'tree*' or not text ~ 'grosse'",
                "digest = 'sha256:" + "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef" + "'",
                "digest like 'ab%'",
                "feature.größe = 'double' and dataset.wine is not null",
                "property.a = 'x' or environment.java = '17' or source.`https://git/x` = 'abc' or parent = 'base:3'",
                "actor = 'ann' and description ilike '%churn%'"
            })
    void prints_what_it_has_read(String text) {
        assertThat(versions(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "name='a'AND number>1|name = 'a' and number > 1",
                "  ( ( name = 'a' ) )  |name = 'a'",
                "(name = 'a' and number = 1) and stage IS NULL|name = 'a' and number = 1 and stage is null",
                "Not stage Is Not Null|not stage is not null",
                "not stage is null|stage is not null",
                "number In(1,2)|number in (1, 2)",
                "metric.x = 1e3|metric.x = 1000",
                "metric.x = -0.0|metric.x = 0",
                "metric.x = 1.50E-7|metric.x = 1.5E-7",
                "metric.`x` > 1|metric.x > 1",
                "created >= '2026-11-24T00:00:00Z'|created >= '2026-11-24'",
                "created >= '2026-11-24T01:00:00+01:00'|created >= '2026-11-24'",
                "created >= '2026-11-24T09:30Z'|created >= '2026-11-24T09:30:00Z'",
                "created>now-30d|created > now - 30d",
                "created > Now  -24h|created > now - 1d",
                "created > now + 0w|created > now",
                "created > now - 14d|created > now - 2w",
                "text ~ 'Boosted-TREES, 2 Trees *'|text ~ 'boosted' and text ~ 'trees' and text ~ '2'",
                "not text~'Rosé ｗｉｎｅ*'|not (text ~ 'rose' and text ~ 'wine*')",
                "digest like 'sha256:ab%'|digest like 'ab%'"
            })
    void reads_the_same_thing_in_other_words(String text, String normal) {
        assertThat(versions(text)).hasToString(normal).isEqualTo(versions(normal));
    }

    @Test
    void reads_a_digest_with_and_without_its_algorithm() {
        assertThat(versions("digest = '" + HEX + "'")).isEqualTo(versions("digest = 'sha256:" + HEX + "'"));
    }

    @Test
    void binds_and_closer_than_or_and_not_closest() {
        Filter a = versions("number = 1");
        Filter b = versions("number = 2");
        Filter c = versions("number = 3");
        assertThat(versions("not number = 1 and number = 2 or number = 3"))
                .isEqualTo(a.not().and(b).or(c));
        assertThat(versions("number = 3 or number = 2 and not number = 1")).isEqualTo(c.or(b.and(a.not())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0001-01-01", "9999-12-31T23:59:59.999999Z", "1969-12-31T23:59:59.999999Z"})
    void reads_times_of_the_years_1_to_9999(String time) {
        assertThat(versions("created <= '" + time + "'")).hasToString("created <= '" + time + "'");
    }

    @Test
    void reads_times_to_the_microsecond() {
        assertThat(versions("created = '2026-11-24T09:30:00.123456789Z'"))
                .isEqualTo(new Comparison.Compare(
                        Key.of(KeyWord.CREATED),
                        Operator.EQUAL,
                        Literal.time(Instant.parse("2026-11-24T09:30:00.123456Z"))));
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                refused("", 1, "the end", "a key"),
                refused("   ", 4, "the end", "a key"),
                refused("metric.accuracy >>> 1", 17, "'>>>'", "=, !=, <, <=, >, >=, in"),
                refused("name == 'a'", 6, "'=='", "=, !="),
                refused("name <> 'a'", 6, "'<>'", "=, !="),
                refused("name", 5, "the end", "like"),
                refused("name =", 7, "the end", "a text in single quotes"),
                refused("name = 5", 8, "'5'", "a text in single quotes"),
                refused("name = a", 8, "'a'", "a text in single quotes"),
                refused("name = \"a\"", 8, "'\"'", "a text in single quotes"),
                refused("name = 'a", 10, "the end", "a ' to close the text that begins at column 8"),
                refused("name = 'a' OR 1=1 --", 15, "'1'", "a key"),
                refused("name = 'a' --", 12, "'--'", "and, or, or the end"),
                refused("name = 'a'; drop table model", 11, "';'", "and, or, or the end"),
                refused("name = “a”", 8, "'“'", "a text in single quotes"),
                refused("name = ‘a’", 8, "'‘'", "a text in single quotes"),
                refused("'😀' = name", 1, "", "a key"),
                refused("name = '😀' !", 12, "'!'", "and, or, or the end"),
                refused("metrics.auc > NaN", 1, "'metrics.auc'", "did you mean metric.x?"),
                refused("metric.auc > NaN", 14, "'NaN'", "a number without quotes"),
                refused("metric.auc > -Infinity", 14, "'-'", "a number without quotes"),
                refused("metric.auc > 1e999", 14, "'1e999'", "a number between"),
                refused("metric.auc > '1' OR sleep(10)", 14, "'1'", "a number without quotes"),
                refused("metric.auc > 1 OR sleep(10)", 19, "'sleep'", "a key that versions have"),
                refused("metric.auc like '1%'", 12, "'like'", "is null"),
                refused("metric > 1", 1, "'metric'", "a name after it: metric.x"),
                refused("name.x = 'a'", 1, "'name.x'", "name alone"),
                refused("tag.a@b = 'x'", 1, "'tag.a@b'", "without @"),
                refused("metric. > 1", 8, "' '", "a name of letters"),
                refused("metric.", 8, "the end", "a name of letters"),
                refused("metric.`` > 1", 8, "'``'", "a name between"),
                refused("metric.`x > 1", 14, "the end", "a ` to close the name that begins at column 8"),
                refused("metric.x@ > 1", 10, "' '", "a name of letters"),
                refused("tag.-x = 'a'", 5, "'-x'", "a name of letters"),
                refused("Name = 'a'", 1, "'Name'", "did you mean name?"),
                refused("number > '1'", 10, "'1'", "a number without quotes"),
                refused("number > 1 2", 12, "'2'", "and, or, or the end"),
                refused("number in ()", 12, "')'", "a number without quotes"),
                refused("number in (1 2)", 14, "'2'", ", or )"),
                refused("number in (1, 'x')", 15, "'x'", "a number without quotes"),
                refused("number in 1", 11, "'1'", "( and values"),
                refused("number is 1", 11, "'1'", "null or not null"),
                refused("number is not 1", 15, "'1'", "null"),
                refused("(number > 1", 12, "the end", "and, or, or )"),
                refused("number > 1)", 11, "')'", "and, or, or the end"),
                refused("()", 2, "')'", "a key"),
                refused("number > 1 and", 15, "the end", "a key"),
                refused("number > 1 or or", 15, "'or'", "a key"),
                refused("and", 1, "'and'", "a key"),
                refused("dependency.torch < 2.10", 20, "'2.10'", "a version as '2.17.1', in single quotes"),
                refused("dependency > 2", 14, "'2'", "a text in single quotes"),
                refused("file.x = 'a'", 1, "'file.x'", "file alone"),
                refused("semver > '3.1'", 10, "'3.1'", "a semantic version as '3.1.2'"),
                refused("semver > 3.1", 10, "'3.1'", "a semantic version as '3.1.2'"),
                refused("semver like '3.%'", 8, "'like'", "=, !="),
                refused("created > 2026", 11, "'2026'", "a date as '2026-11-24'"),
                refused("created > 'yesterday'", 11, "'yesterday'", "a date as '2026-11-24'"),
                refused("created > '2026-11-24T10:00:00'", 11, "2026-11-24T10", "a date as '2026-11-24'"),
                refused("created > '10000-01-01'", 11, "10000", "a date as '2026-11-24'"),
                refused("created > '0000-12-31'", 11, "0000", "a date as '2026-11-24'"),
                refused("created > '+292278994-01-01'", 11, "+292278994", "a date as '2026-11-24'"),
                refused("created > now - 30", 17, "'30'", "s, m, h, d or w"),
                refused("created > now - 30y", 17, "'30y'", "s, m, h, d or w"),
                refused("created > now - 1.5d", 17, "'1'", "a whole number of at most 9 digits"),
                refused("created > now - 1234567890s", 17, "'1234567890s'", "at most 9 digits"),
                refused("created > now -", 16, "the end", "as in now - 30d"),
                refused("created > now 30d", 15, "'30'", "and, or, or the end"),
                refused("created > now * 2", 15, "'*'", "and, or, or the end"),
                refused("name = now", 8, "'now'", "a text in single quotes"),
                refused("number > now - 1d", 10, "'now - 1d'", "a number without quotes"),
                refused("now > 5", 1, "'now'", "a key"),
                refused("text = 'a'", 6, "'='", "~"),
                refused("text ~ 5", 8, "'5'", "words in single quotes"),
                refused("text ~ ' - '", 8, "' - '", "at least one word"),
                refused("text ~ '*'", 8, "'*'", "at least one word"),
                refused("text is null", 6, "'is'", "~"),
                refused("name ~ 'a'", 6, "'~'", "=, !="),
                refused("text.x ~ 'a'", 1, "'text.x'", "text alone"),
                refused("digest = 'abc'", 10, "'abc'", "sha256:"),
                refused("name like 'a\\b'", 11, "'a\\b'", "after every \\"),
                refused("name like 'a\\'", 11, "", "after every \\"),
                refused("name like 5", 11, "'5'", "a pattern in single quotes"),
                refused("name = 'a\u0000b'", 10, "'\\u0000'", "without U+0000"),
                refused("tag.`\ud800` = 'x'", 6, "'\\ud800'", "lone surrogates"),
                refused("name = 'a\udc00'", 10, "'\\udc00'", "lone surrogates"));
    }

    private static Arguments refused(String text, int column, String found, String expected) {
        return Arguments.of(text, column, found, expected);
    }

    @ParameterizedTest
    @MethodSource("broken")
    void says_where_a_text_breaks_and_what_is_expected_there(String text, int column, String found, String expected) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> versions(text))
                .satisfies(refusal -> {
                    assertThat(refusal.column()).hasValue(column);
                    assertThat(refusal.what()).isEqualTo("filter");
                    assertThat(refusal.allowed()).contains(expected);
                    assertThat(refusal)
                            .hasMessageStartingWith("Invalid filter at column " + column + ": found ")
                            .hasMessageContaining(found);
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "number > 1",
                "metric.x > 1",
                "stage = 'a'",
                "semver = '1.0.0'",
                "parameter.x = 1",
                "parent = 'a'"
            })
    void refuses_keys_that_models_do_not_have(String text) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> FilterParser.parse(text, Subject.MODELS))
                .withMessageContaining(
                        "a key that models have (name, created, changed, actor, description, tag.x, text)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name = 'a'",
                "created > '2026-01-01'",
                "changed is null",
                "actor = 'a'",
                "description like '%'",
                "tag.x = 1"
            })
    void reads_the_keys_that_models_have(String text) {
        assertThat(FilterParser.parse(text, Subject.MODELS)).hasToString(text);
    }

    @Test
    void reads_a_filter_of_10_000_characters_and_none_longer() {
        String text = "name = '" + "x".repeat(QueryText.MAX_LENGTH - 9) + "'";
        assertThat(versions(text)).hasToString(text);
        assertRefusedSoon(text + " ", QueryText.MAX_LENGTH + 1, "at most 10000 characters");
        assertRefusedSoon("x".repeat(1 << 20), QueryText.MAX_LENGTH + 1, "at most 10000 characters");
    }

    @Test
    void reads_100_levels_and_no_deeper() {
        String text = "(".repeat(50) + "not ".repeat(50) + "number = 1" + ")".repeat(50);
        assertThat(versions(text)).hasToString("not ".repeat(50) + "number = 1");
        assertRefusedSoon("(" + text + ")", 51 + 49 * 4 + 1, "at most 100 levels");
        assertRefusedSoon("(".repeat(10_000), 101, "at most 100 levels");
        assertRefusedSoon("not ".repeat(2_500), 401, "at most 100 levels");
    }

    @Test
    void depth_counts_what_is_open_not_what_was_closed() {
        String text = "(number = 1) and ".repeat(150) + "number = 2";
        assertThat(versions(text).comparisons()).isEqualTo(151);
    }

    @Test
    void reads_200_comparisons_and_no_more() {
        String text = "number = 1" + " or number = 1".repeat(199);
        assertThat(versions(text).comparisons()).isEqualTo(200);
        assertRefusedSoon(text + " or number = 1", text.length() + 5, "at most 200 comparisons");
        String values = "number in (1" + ", 1".repeat(199);
        assertThat(versions(values + ")").comparisons()).isEqualTo(200);
        assertRefusedSoon(values + ", 7)", values.length() + 3, "at most 200 comparisons");
    }

    @Test
    @Timeout(5)
    void takes_no_long_time_over_hostile_texts() {
        for (String piece :
                new String[] {"'", "`", "tag.`", "not(", "number=1 or ", "1", "-", "\\", "tag.a.", "name in ('a',"}) {
            String text = piece.repeat(10_000 / piece.length());
            long start = System.nanoTime();
            assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> versions(text));
            assertThat(Duration.ofNanos(System.nanoTime() - start)).as(piece).isLessThan(PATIENCE);
        }
    }

    private static void assertRefusedSoon(String text, int column, String expected) {
        versions("number = 1");
        long start = System.nanoTime();
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> versions(text))
                .satisfies(refusal -> assertThat(refusal.column()).hasValue(column))
                .withMessageContaining(expected);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(PATIENCE);
    }

    private static Filter versions(String text) {
        return FilterParser.parse(text, Subject.VERSIONS);
    }
}
