package io.modelregistry.spi;

import java.util.OptionalLong;

/**
 * An order of rows by one field and, among equals, by id in the same direction.
 *
 * @param field what to order by; a field with one value a row, or an attribute
 * @param by whether by the number or the text of the value
 * @param direction up or down
 * @param modelId versions of this model only
 */
public record SearchOrder(SearchField field, By by, Direction direction, OptionalLong modelId) {

    /** Which side of a value counts. */
    public enum By {
        /** As text; values that are numbers too count as their text. */
        TEXT,
        /** As a number; values that are not numbers are passed over. */
        NUMBER
    }

    /** Up or down. */
    public enum Direction {
        /** The lowest first. */
        ASCENDING,
        /** The highest first. */
        DESCENDING
    }
}
