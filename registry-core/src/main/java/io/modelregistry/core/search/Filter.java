package io.modelregistry.core.search;

import io.modelregistry.spi.SearchRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What must be true of a row. Immutable. Prints as a text that parses to an equal filter. */
sealed interface Filter permits Filter.And, Filter.Or, Filter.Not, Comparison {

    /** True of every row. */
    static Filter everything() {
        return new And(List.of());
    }

    /** Whether it is true of a row. */
    boolean test(Row row);

    /** The same with relative times as of an instant. */
    Filter at(Instant now);

    /** How many comparisons it makes; each value of {@code in} is one. */
    int comparisons();

    /** Ranges of an index that together hold every row it is true of, if there are such. */
    Optional<List<SearchRange>> ranges();

    /** Whether it asks for times relative to when it is evaluated. */
    default boolean isRelative() {
        return !at(Instant.EPOCH).equals(this);
    }

    default boolean isEverything() {
        return conjuncts().isEmpty();
    }

    /** What must all be true for this to be true. */
    default List<Filter> conjuncts() {
        return List.of(this);
    }

    /** Both must be true. */
    default Filter and(Filter other) {
        List<Filter> parts =
                Stream.concat(conjuncts().stream(), other.conjuncts().stream()).toList();
        return parts.size() == 1 ? parts.get(0) : new And(parts);
    }

    /** At least one must be true. */
    default Filter or(Filter other) {
        return new Or(Stream.of(this, other)
                .flatMap(filter -> filter instanceof Or or ? or.parts.stream() : Stream.of(filter))
                .toList());
    }

    /** Must be false. */
    default Filter not() {
        return new Not(this);
    }

    /** All are true. */
    record And(List<Filter> parts) implements Filter {

        public And {
            parts = List.copyOf(parts);
        }

        @Override
        public List<Filter> conjuncts() {
            return parts;
        }

        @Override
        public boolean test(Row row) {
            return parts.stream().allMatch(part -> part.test(row));
        }

        @Override
        public Filter at(Instant now) {
            return new And(parts.stream().map(part -> part.at(now)).toList());
        }

        @Override
        public int comparisons() {
            return parts.stream().mapToInt(Filter::comparisons).sum();
        }

        @Override
        public Optional<List<SearchRange>> ranges() {
            return parts.stream().flatMap(part -> part.ranges().stream()).findFirst();
        }

        @Override
        public String toString() {
            return parts.stream()
                    .map(part -> part instanceof Or ? "(" + part + ")" : part.toString())
                    .collect(Collectors.joining(" and "));
        }
    }

    /** At least one is true. */
    record Or(List<Filter> parts) implements Filter {

        public Or {
            parts = List.copyOf(parts);
        }

        @Override
        public boolean test(Row row) {
            return parts.stream().anyMatch(part -> part.test(row));
        }

        @Override
        public Filter at(Instant now) {
            return new Or(parts.stream().map(part -> part.at(now)).toList());
        }

        @Override
        public int comparisons() {
            return parts.stream().mapToInt(Filter::comparisons).sum();
        }

        @Override
        public Optional<List<SearchRange>> ranges() {
            List<List<SearchRange>> ranges =
                    parts.stream().flatMap(part -> part.ranges().stream()).toList();
            return ranges.size() == parts.size()
                    ? Optional.of(ranges.stream().flatMap(List::stream).toList())
                    : Optional.empty();
        }

        @Override
        public String toString() {
            return parts.stream().map(Filter::toString).collect(Collectors.joining(" or "));
        }
    }

    /** It is false. */
    record Not(Filter part) implements Filter {

        @Override
        public boolean test(Row row) {
            return !part.test(row);
        }

        @Override
        public Filter at(Instant now) {
            return new Not(part.at(now));
        }

        @Override
        public int comparisons() {
            return part.comparisons();
        }

        @Override
        public Optional<List<SearchRange>> ranges() {
            return part instanceof Comparison.IsNull absent ? absent.presentRanges() : Optional.empty();
        }

        @Override
        public String toString() {
            if (part instanceof Comparison.IsNull absent) {
                return absent.key() + " is not null";
            }
            return part instanceof And || part instanceof Or ? "not (" + part + ")" : "not " + part;
        }
    }
}
