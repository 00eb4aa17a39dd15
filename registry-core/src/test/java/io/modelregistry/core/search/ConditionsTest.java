package io.modelregistry.core.search;

import static io.modelregistry.query.Conditions.changed;
import static io.modelregistry.query.Conditions.created;
import static io.modelregistry.query.Conditions.dataset;
import static io.modelregistry.query.Conditions.dependency;
import static io.modelregistry.query.Conditions.digest;
import static io.modelregistry.query.Conditions.feature;
import static io.modelregistry.query.Conditions.metric;
import static io.modelregistry.query.Conditions.name;
import static io.modelregistry.query.Conditions.number;
import static io.modelregistry.query.Conditions.parameter;
import static io.modelregistry.query.Conditions.parent;
import static io.modelregistry.query.Conditions.property;
import static io.modelregistry.query.Conditions.semver;
import static io.modelregistry.query.Conditions.source;
import static io.modelregistry.query.Conditions.stage;
import static io.modelregistry.query.Conditions.tag;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.Digest;
import io.modelregistry.SemanticVersion;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.query.Condition;
import io.modelregistry.query.Conditions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions print as filters that mean the same. A failure shows the seed; -Dsearch.seed repeats it. */
class ConditionsTest {

    private static final List<String> HOSTILE = List.of(
            "it's",
            "`",
            "``",
            "' or number > 0 or name = '",
            "a` > 0 or metric.`b",
            "%",
            "_",
            "\\",
            "\\%",
            "",
            " ",
            "a.b",
            "-",
            ".",
            "now",
            "é",
            "😀",
            "and",
            "x@y",
            "(",
            "1e5");

    private final long seed = Long.getLong("search.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    static Stream<Arguments> conditions() {
        return Stream.of(
                written(
                        metric("accuracy").atLeast(0.9).and(tag("team").is("vision")),
                        "metric.accuracy >= 0.9 and tag.team = 'vision'"),
                written(metric("f1 score").on("the test").below(-1.5), "metric.`f1 score`@`the test` < -1.5"),
                written(
                        stage().is("a").or(number().above(9)).and(name().like("x%")),
                        "(stage = 'a' or number > 9) and name like 'x%'"),
                written(
                        stage().is("a").and(stage().is("b")).or(stage().is("c")).not(),
                        "not (stage = 'a' and stage = 'b' or stage = 'c')"),
                written(stage().isMissing().not().not(), "not not stage is null"),
                written(number().in(List.of(1, 2, 3)).and(number().isNot(4)), "number in (1, 2, 3) and number != 4"),
                written(
                        parameter("rate").is(0.1).or(parameter("rate").is("0.1")),
                        "parameter.rate = 0.1 or parameter.rate = '0.1'"),
                written(
                        parameter("n")
                                .is(1)
                                .or(parameter("n").is(2.5))
                                .or(parameter("n").in(List.of("a", "b"))),
                        "parameter.n = 1 or parameter.n = 2.5 or parameter.n in ('a', 'b')"),
                written(
                        property("a.b").atMost(1e20).and(property("x").above(1)),
                        "property.a.b <= 1.0E20 and property.x > 1"),
                written(created().above(Instant.parse("2026-11-24T00:00:00Z")), "created > '2026-11-24'"),
                written(Conditions.words("it's Tree*"), "text ~ 'it s' and text ~ 'tree*'"),
                written(created().within(Duration.ofDays(30)), "created > now - 30d"),
                written(changed().olderThan(Duration.ofHours(36)), "changed < now - 36h"),
                written(semver().atLeast(SemanticVersion.parse("3.1.2")), "semver >= '3.1.2'"),
                written(digest().is(new Digest("ab".repeat(32))), "digest = '" + "ab".repeat(32) + "'"),
                written(dependency("log4j-core").below("2.17.1"), "dependency.log4j-core < '2.17.1'"),
                written(
                        dependency().is("torch").and(dataset().exists()),
                        "dependency = 'torch' and dataset is not null"),
                written(
                        feature().is("alcohol").and(feature("alcohol").is("double")),
                        "feature = 'alcohol' and feature.alcohol = 'double'"),
                written(
                        source().is("4f2a9c1").or(source("https://x/y").is("1")),
                        "source = '4f2a9c1' or source.`https://x/y` = '1'"),
                written(parent().startsWith("50%_\\"), "parent like '50\\%\\_\\\\%'"),
                written(
                        Conditions.file()
                                .contains(".onnx")
                                .and(Conditions.description().ilike("%a%")),
                        "file like '%.onnx%' and description ilike '%a%'"),
                written(
                        Conditions.environment("java")
                                .is("17")
                                .and(Conditions.actor().is("ada")),
                        "environment.java = '17' and actor = 'ada'"),
                written(
                        dataset("wine").is("").and(dataset("wine").isNot("x")),
                        "dataset.wine = '' and dataset.wine != 'x'"));
    }

    private static Arguments written(Condition condition, String filter) {
        return Arguments.of(condition, filter);
    }

    @ParameterizedTest
    @MethodSource("conditions")
    void are_the_filters_that_they_read_as(Condition condition, String filter) {
        assertThat(FilterParser.parse(condition.toString(), Subject.VERSIONS))
                .isEqualTo(FilterParser.parse(filter, Subject.VERSIONS));
    }

    @RepeatedTest(3)
    void take_any_name_and_value_for_what_it_is() {
        for (int i = 0; i < 500; i++) {
            Both both = random(4);
            assertThat(FilterParser.parse(both.condition.toString(), Subject.VERSIONS))
                    .as("seed %s: %s", seed, both.condition)
                    .isEqualTo(both.filter);
        }
    }

    private Both random(int depth) {
        if (depth == 0) {
            return comparison();
        }
        return switch (random.nextInt(4)) {
            case 0 -> random(depth - 1).and(random(depth - 1));
            case 1 -> random(depth - 1).or(random(depth - 1));
            case 2 -> random(depth - 1).not();
            default -> comparison();
        };
    }

    private Both comparison() {
        String name = HOSTILE.get(random.nextInt(HOSTILE.size())) + "x";
        String value = HOSTILE.get(random.nextInt(HOSTILE.size()));
        double number = random.nextBoolean()
                ? random.nextInt(100)
                : random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
        Key tag = new Key(KeyWord.TAG, name, "");
        Key metric = new Key(KeyWord.METRIC, name, value);
        return switch (random.nextInt(5)) {
            case 0 -> new Both(tag(name).is(value), new Comparison.Compare(tag, Operator.EQUAL, Literal.text(value)));
            case 1 ->
                new Both(tag(name).above(number), new Comparison.Compare(tag, Operator.MORE, Literal.number(number)));
            case 2 ->
                new Both(
                        tag(name).in(List.of(value, name)),
                        new Comparison.In(tag, List.of(Literal.text(value), Literal.text(name))));
            case 3 ->
                new Both(
                        value.isEmpty()
                                ? metric(name).isMissing()
                                : metric(name).on(value).isMissing(),
                        new Comparison.IsNull(metric));
            default ->
                new Both(
                        tag(name).startsWith(value),
                        new Comparison.Like(tag, LikePattern.of(value.replaceAll("[%_\\\\]", "\\\\$0") + "%")));
        };
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void refuse_what_is_not_a_number(double number) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> metric("auc").is(number))
                .withMessageContaining("a finite number");
    }

    @Test
    void refuse_an_empty_name_and_a_duration_that_cannot_be_written() {
        assertThatExceptionOfType(InvalidInputException.class).isThrownBy(() -> tag(""));
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> created().within(Duration.ofMillis(1_500)))
                .withMessageContaining("whole seconds");
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> created().within(Duration.ofSeconds(-1)));
    }

    @Test
    void of_many_parts_need_no_depth() {
        Condition condition = number().is(0);
        for (int i = 1; i < 200; i++) {
            condition = i % 2 == 0 ? condition.and(number().is(i)) : condition.and(number().isNot(i));
        }
        assertThat(FilterParser.parse(condition.toString(), Subject.VERSIONS).comparisons())
                .isEqualTo(200);
    }

    /** A condition and what it has to mean. */
    private record Both(Condition condition, Filter filter) {

        Both and(Both other) {
            return new Both(condition.and(other.condition), filter.and(other.filter));
        }

        Both or(Both other) {
            return new Both(condition.or(other.condition), filter.or(other.filter));
        }

        Both not() {
            return new Both(condition.not(), filter.not());
        }
    }
}
