package io.modelregistry.core.search;

import io.modelregistry.spi.SearchHit;
import java.util.OptionalDouble;

/** Where a row stands in one order. */
sealed interface SortValue {

    /** Not in the order. */
    static SortValue missing() {
        return new Missing();
    }

    /** Compares two values of the same kind. */
    static int compare(SortValue one, SortValue other) {
        return one instanceof Text text && other instanceof Text otherText
                ? CodePoints.compare(text.value, otherText.value)
                : Double.compare(((Numeric) one).value, ((Numeric) other).value);
    }

    /** The row as an index shows it in a walk. */
    SearchHit hit(long id);

    default boolean isMissing() {
        return this instanceof Missing;
    }

    /** By a text. */
    record Text(String value) implements SortValue {

        @Override
        public SearchHit hit(long id) {
            return new SearchHit(id, value, OptionalDouble.empty());
        }
    }

    /** By a number. */
    record Numeric(double value) implements SortValue {

        @Override
        public SearchHit hit(long id) {
            return new SearchHit(id, "", OptionalDouble.of(value));
        }
    }

    /** Not at all. */
    record Missing() implements SortValue {

        @Override
        public SearchHit hit(long id) {
            throw new IllegalStateException("A row is not in an order whose key it does not have");
        }
    }
}
