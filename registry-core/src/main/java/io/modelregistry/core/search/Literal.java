package io.modelregistry.core.search;

import io.modelregistry.Digest;
import io.modelregistry.SemanticVersion;
import io.modelregistry.core.compatibility.LibraryVersion;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchRange;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** What a value is compared with. Prints as it is typed in a filter. */
sealed interface Literal {

    /** Whole numbers up to this one print without a fraction. */
    double MAX_WHOLE = 1e15;

    static Literal text(String text) {
        return new Text(text, quote(text));
    }

    static Literal number(double number) {
        double value = number + 0.0; // so that -0.0 is 0.0
        boolean isWhole = value == Math.rint(value) && Math.abs(value) <= MAX_WHOLE;
        return new Numeric(value, isWhole ? Long.toString((long) value) : Double.toString(value));
    }

    /** So long after it is asked for; before, if negative. */
    static Literal relative(Duration shift) {
        return new Relative(shift);
    }

    static Literal time(Instant instant) {
        return new Numeric(Times.micros(instant), quote(Times.show(instant)));
    }

    /** Compares by precedence, so that build metadata plays no part. */
    static Literal semanticVersion(SemanticVersion version) {
        return new Text(version.sortKey(), quote(version.toString()));
    }

    /** Compares as packages' versions are ordered. */
    static Literal packageVersion(String version) {
        return new PackageVersion(LibraryVersion.of(version), quote(version));
    }

    static Literal digest(Digest digest) {
        return new Text(digest.hex(), quote(digest.toString()));
    }

    static String quote(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** The same, if it is a relative time as of an instant. */
    default Literal at(Instant now) {
        return this;
    }

    /** The sign of value minus literal; empty if the two cannot be compared. */
    OptionalInt compare(SearchHit hit);

    /** Where an index holds all values that the operator holds for, if that is one range. */
    Optional<SearchRange> range(SearchField field, Operator operator);

    /**
     * A text.
     *
     * @param value as an index holds it
     * @param shown as it is typed
     */
    record Text(String value, String shown) implements Literal {

        @Override
        public OptionalInt compare(SearchHit hit) {
            return OptionalInt.of(CodePoints.compare(hit.text(), value));
        }

        @Override
        public Optional<SearchRange> range(SearchField field, Operator operator) {
            return switch (operator) {
                case EQUAL -> Optional.of(SearchRange.Texts.only(field, value));
                case NOT_EQUAL -> Optional.empty();
                case LESS, AT_MOST -> TextRanges.upTo(field, value);
                case MORE, AT_LEAST -> TextRanges.from(field, value);
            };
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    /**
     * A number.
     *
     * @param value as an index holds it
     * @param shown as it is typed
     */
    record Numeric(double value, String shown) implements Literal {

        @Override
        public OptionalInt compare(SearchHit hit) {
            return hit.number().isPresent()
                    ? OptionalInt.of(Double.compare(hit.number().getAsDouble(), value))
                    : OptionalInt.empty();
        }

        @Override
        public Optional<SearchRange> range(SearchField field, Operator operator) {
            return switch (operator) {
                case EQUAL -> Optional.of(new SearchRange.Numbers(field, value, value));
                case NOT_EQUAL -> Optional.empty();
                case LESS, AT_MOST -> Optional.of(new SearchRange.Numbers(field, Double.NEGATIVE_INFINITY, value));
                case MORE, AT_LEAST -> Optional.of(new SearchRange.Numbers(field, value, Double.POSITIVE_INFINITY));
            };
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    /**
     * A version of a package, which no index is ordered by: the package's presence drives.
     *
     * @param value the version
     * @param shown as it is typed
     */
    record PackageVersion(LibraryVersion value, String shown) implements Literal {

        @Override
        public OptionalInt compare(SearchHit hit) {
            return OptionalInt.of(LibraryVersion.of(hit.text()).compareTo(value));
        }

        @Override
        public Optional<SearchRange> range(SearchField field, Operator operator) {
            return TextRanges.from(field, "");
        }

        @Override
        public String toString() {
            return shown;
        }
    }

    /**
     * A time that is known when the query is evaluated.
     *
     * @param shift how long after that
     */
    record Relative(Duration shift) implements Literal {

        @Override
        public Literal at(Instant now) {
            return time(now.plus(shift));
        }

        @Override
        public OptionalInt compare(SearchHit hit) {
            throw unplaced();
        }

        @Override
        public Optional<SearchRange> range(SearchField field, Operator operator) {
            throw unplaced();
        }

        private IllegalStateException unplaced() {
            return new IllegalStateException(this + " has no place in time before a query is evaluated");
        }

        @Override
        public String toString() {
            return Times.show(shift);
        }
    }
}
