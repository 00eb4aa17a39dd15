package io.modelregistry.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.error.InvalidInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderParserTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "number|number asc",
                "metric.accuracy DESC|metric.accuracy desc",
                "  changed   asc  |changed asc",
                "tag.team, semver desc,name|tag.team asc, semver desc, name asc",
                "parameter.`a b` desc|parameter.`a b` desc"
            })
    void prints_what_it_has_read(String text, String normal) {
        assertThat(OrderParser.parse(text, Subject.VERSIONS)).hasToString(normal);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\"|1|a key that versions have",
                "name; DELETE FROM model|5|asc, desc, a comma or the end",
                "name ASC, name DESC|11|each key once",
                "name up|6|asc, desc, a comma or the end",
                "name desc desc|11|, or the end",
                "name,|6|a key that versions have",
                "1|1|a key that versions have",
                "metrics.auc|1|did you mean metric.x?",
                "stage|1|a key that has one value",
                "dependency.torch|1|a key that has one value",
                "metric.auc@test|1|a metric without @",
                "name, number, semver, created, changed, actor|41|at most 5 keys"
            })
    void says_where_a_text_breaks_and_what_is_expected_there(String text, int column, String expected) {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OrderParser.parse(text, Subject.VERSIONS))
                .satisfies(refusal -> assertThat(refusal.column()).hasValue(column))
                .withMessageStartingWith("Invalid order at column " + column)
                .withMessageContaining(expected);
    }

    @Test
    void refuses_keys_that_models_do_not_have() {
        assertThatExceptionOfType(InvalidInputException.class)
                .isThrownBy(() -> OrderParser.parse("number", Subject.MODELS))
                .withMessageContaining("a key that models have");
    }
}
