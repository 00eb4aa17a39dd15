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
        return one instanceof Numeric number && other instanceof Numeric otherNumber
                ? Double.compare(number.value, otherNumber.value)
                : CodePoints.compare(one.hit(0).text(), other.hit(0).text());
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
