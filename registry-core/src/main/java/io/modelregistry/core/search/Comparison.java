package io.modelregistry.core.search;

import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchRange;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * A filter that looks at one key. But for {@link IsNull} it is true if any value of the key satisfies, so false without
 * one.
 */
sealed interface Comparison extends Filter {

    /** What it looks at. */
    Key key();

    /** Whether one value satisfies. */
    boolean fits(SearchHit value);

    /** Whether every value that satisfies is in its ranges, as the value that it is. */
    default boolean isDecidedInRanges() {
        return true;
    }

    @Override
    default boolean test(Row row) {
        return row.values(key()).stream().anyMatch(this::fits);
    }

    @Override
    default Filter at(Instant now) {
        return this;
    }

    @Override
    default int comparisons() {
        return 1;
    }

    /** It stands so to the literal. */
    record Compare(Key key, Operator operator, Literal literal) implements Comparison {

        @Override
        public Filter at(Instant now) {
            return new Compare(key, operator, literal.at(now));
        }

        @Override
        public boolean fits(SearchHit value) {
            OptionalInt sign = literal.compare(value);
            return sign.isPresent() && operator.holds(sign.getAsInt());
        }

        @Override
        public Optional<List<SearchRange>> ranges() {
            return literal.range(key.field(), operator).map(List::of);
        }

        @Override
        public String toString() {
            return key + " " + operator + " " + literal;
        }
    }

    /** It equals one of the literals. */
    record In(Key key, List<Literal> literals) implements Comparison {

        public In {
            literals = List.copyOf(literals);
        }

        @Override
        public Filter at(Instant now) {
            return new In(key, literals.stream().map(literal -> literal.at(now)).toList());
        }

        @Override
        public boolean fits(SearchHit value) {
            return literals.stream().anyMatch(literal -> literal.compare(value).equals(OptionalInt.of(0)));
        }

        @Override
        public int comparisons() {
            return literals.size();
        }

        @Override
        public Optional<List<SearchRange>> ranges() {
            return Optional.of(literals.stream()
                    .flatMap(literal -> literal.range(key.field(), Operator.EQUAL).stream())
                    .toList());
        }

        @Override
        public String toString() {
            return key + " in (" + literals.stream().map(Literal::toString).collect(Collectors.joining(", ")) + ")";
        }
    }

    /** It fits the pattern. */
    record Like(Key key, LikePattern pattern) implements Comparison {

        @Override
        public boolean fits(SearchHit value) {
            return pattern.fits(value.text());
        }

        @Override
        public Optional<List<SearchRange>> ranges() {
            String start = pattern.start();
            return pattern.isOneText()
                    ? Optional.of(List.of(SearchRange.Texts.only(key.field(), start)))
                    : TextRanges.startingWith(key.field(), start).map(List::of);
        }

        @Override
        public String toString() {
            return key + (pattern.isCaseSensitive() ? " like " : " ilike ") + Literal.quote(pattern.toString());
        }
    }

    /** A word is in what is said about the row. */
    record HasWord(Key key, WordPattern word) implements Comparison {

        @Override
        public boolean fits(SearchHit value) {
            return word.fits(value.text());
        }

        @Override
        public boolean test(Row row) {
            return row.words(word).stream().anyMatch(this::fits);
        }

        @Override
        public boolean isDecidedInRanges() {
            return false;
        }

        @Override
        public Optional<List<SearchRange>> ranges() {
            return Optional.of(List.of(new SearchRange.Texts(word.field(), "", Optional.empty())));
        }

        @Override
        public String toString() {
            return key + " ~ " + word;
        }
    }

    /** There is none. */
    record IsNull(Key key) implements Comparison {

        @Override
        public boolean fits(SearchHit value) {
            return false;
        }

        @Override
        public boolean test(Row row) {
            return row.values(key).isEmpty();
        }

        @Override
        public Optional<List<SearchRange>> ranges() {
            return Optional.empty();
        }

        /** Where an index holds every row that has the key; for numbers nowhere, as those that are NaN are in no range. */
        Optional<List<SearchRange>> presentRanges() {
            return key.type().isText() ? TextRanges.from(key.field(), "").map(List::of) : Optional.empty();
        }

        @Override
        public String toString() {
            return key + " is null";
        }
    }
}
