package io.modelregistry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

    @Test
    void aligns_columns_and_ends_no_line_in_spaces() {
        TextTable table = new TextTable(List.of("name", "size"))
                .row(List.of("a", "1"))
                .row(List.of("longer name", ""))
                .row(List.of("", "100"));

        assertThat(table).hasToString("""
                name         size
                a            1
                longer name
                             100""");
    }

    @Test
    void shows_any_text_on_one_line_of_at_most_60_characters() {
        TextTable table = new TextTable(List.of("x"))
                .row(List.of("two\nlines\tand  spaces"))
                .row(List.of("a".repeat(61)))
                .row(List.of("a".repeat(58) + "\ud83d\ude00\ud83d\ude00"));

        assertThat(table.toString().lines())
                .containsExactly("x", "two lines and spaces", "a".repeat(59) + "\u2026", "a".repeat(58) + "\u2026");
    }
}
