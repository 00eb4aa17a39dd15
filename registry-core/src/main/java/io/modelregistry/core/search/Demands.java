package io.modelregistry.core.search;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a filter asks of a key in a part that must hold: what an index of a store can be asked for. */
final class Demands {

    private final Filter filter;

    Demands(Filter filter) {
        this.filter = filter;
    }

    /** Whether stores can be asked for a part of a filter, if they have an index for these words. */
    static boolean isServed(Filter part, Set<KeyWord> served) {
        return part instanceof Comparison.Compare compare
                && served.contains(compare.key().word())
                && (compare.operator() == Operator.EQUAL || isRange(compare));
    }

    private static boolean isRange(Comparison.Compare compare) {
        return compare.key().word() == KeyWord.AT && compare.operator() != Operator.NOT_EQUAL;
    }

    /** The text that a key must equal. */
    Optional<String> text(Key key) {
        return comparisons(key)
                .filter(part -> part.operator() == Operator.EQUAL)
                .flatMap(part -> part.literal() instanceof Literal.Text text ? Stream.of(text.value()) : Stream.empty())
                .findFirst();
    }

    /** The number that a key must equal. */
    Optional<Double> number(Key key) {
        return comparisons(key)
                .filter(part -> part.operator() == Operator.EQUAL)
                .flatMap(part ->
                        part.literal() instanceof Literal.Numeric number ? Stream.of(number.value()) : Stream.empty())
                .findFirst();
    }

    /** An instant that a key must not be before. */
    Optional<Instant> since(Key key) {
        return comparisons(key)
                .filter(part -> part.operator() == Operator.MORE
                        || part.operator() == Operator.AT_LEAST
                        || part.operator() == Operator.EQUAL)
                .flatMap(Demands::instant)
                .max(Comparator.naturalOrder());
    }

    /** An instant that a key must be before. */
    Optional<Instant> before(Key key) {
        return comparisons(key)
                .filter(part -> part.operator() == Operator.LESS
                        || part.operator() == Operator.AT_MOST
                        || part.operator() == Operator.EQUAL)
                .flatMap(Demands::instant)
                .min(Comparator.naturalOrder())
                .map(instant -> instant.plus(1, ChronoUnit.MICROS));
    }

    private static Stream<Instant> instant(Comparison.Compare part) {
        return part.literal() instanceof Literal.Numeric number
                ? Times.instant(number.value()).stream()
                : Stream.empty();
    }

    private Stream<Comparison.Compare> comparisons(Key key) {
        return filter.conjuncts().stream()
                .flatMap(part -> part instanceof Comparison.Compare compare ? Stream.of(compare) : Stream.empty())
                .filter(part -> part.key().equals(key));
    }
}
