package io.modelregistry.spi;

import java.util.Optional;

/** Values between two ends of one field. A store may return rows that lie outside, but must not miss one inside. */
public sealed interface SearchRange {

    /** The field. */
    SearchField field();

    /**
     * Texts from one on, up to and without another, by Unicode code points.
     *
     * @param field the field
     * @param from the first text
     * @param below the text after the last, if there is an end
     */
    record Texts(SearchField field, String from, Optional<String> below) implements SearchRange {

        /** One text alone. */
        public static Texts only(SearchField field, String text) {
            return new Texts(field, text, Optional.of(text + '\u0001'));
        }
    }

    /**
     * Numbers between two, both included.
     *
     * @param field the field
     * @param from the lowest, or negative infinity
     * @param to the highest, or positive infinity
     */
    record Numbers(SearchField field, double from, double to) implements SearchRange {}
}
