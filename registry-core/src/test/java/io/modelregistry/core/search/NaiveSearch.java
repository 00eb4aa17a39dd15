package io.modelregistry.core.search;

import io.modelregistry.core.compatibility.LibraryVersion;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchField.Kind;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchOrder.Direction;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a search must find, said again in the plainest way: every row is looked at, and all are sorted. */
final class NaiveSearch {

    private NaiveSearch() {}

    static List<Long> find(List<IndexedRow> rows, Filter filter, Order order) {
        return rows.stream()
                .filter(row -> fits(row, filter))
                .sorted(comparator(order))
                .map(IndexedRow::id)
                .toList();
    }

    private static boolean fits(IndexedRow row, Filter filter) {
        if (filter instanceof Filter.And and) {
            return and.parts().stream().allMatch(part -> fits(row, part));
        }
        if (filter instanceof Filter.Or or) {
            return or.parts().stream().anyMatch(part -> fits(row, part));
        }
        if (filter instanceof Filter.Not not) {
            return !fits(row, not.part());
        }
        Comparison comparison = (Comparison) filter;
        List<SearchHit> values = values(row, comparison.key());
        return comparison instanceof Comparison.IsNull
                ? values.isEmpty()
                : values.stream().anyMatch(value -> fits(value, comparison));
    }

    private static List<SearchHit> values(IndexedRow row, Key key) {
        return row.hits(key.field()).stream()
                .filter(hit -> key.word() != KeyWord.DESCRIPTION || hit.text().matches("(?s).{1,499}"))
                .filter(hit -> key.word() != KeyWord.FILE || hit.text().length() <= 500)
                .toList();
    }

    private static boolean fits(SearchHit value, Comparison comparison) {
        if (comparison instanceof Comparison.In in) {
            return in.literals().stream().anyMatch(literal -> compares(value, Operator.EQUAL, literal));
        }
        if (comparison instanceof Comparison.Like like) {
            return regex(like.pattern()).matcher(value.text()).matches();
        }
        Comparison.Compare compare = (Comparison.Compare) comparison;
        return compares(value, compare.operator(), compare.literal());
    }

    private static boolean compares(SearchHit value, Operator operator, Literal literal) {
        if (literal instanceof Literal.Text text) {
            return holds(byCodePoints().compare(value.text(), text.value()), operator);
        }
        if (literal instanceof Literal.PackageVersion version) {
            return holds(LibraryVersion.of(value.text()).compareTo(version.value()), operator);
        }
        OptionalDouble number = value.number();
        return number.isPresent() && holds(sign(number.getAsDouble(), ((Literal.Numeric) literal).value()), operator);
    }

    private static int sign(double one, double other) {
        return one < other ? -1 : one > other ? 1 : 0;
    }

    private static boolean holds(int sign, Operator operator) {
        return switch (operator.toString()) {
            case "=" -> sign == 0;
            case "!=" -> sign != 0;
            case "<" -> sign < 0;
            case "<=" -> sign <= 0;
            case ">" -> sign > 0;
            default -> sign >= 0;
        };
    }

    private static Pattern regex(LikePattern pattern) {
        String regex = Pattern.compile("\\\\?.", Pattern.DOTALL)
                .matcher(pattern.toString())
                .replaceAll(match -> Matcher.quoteReplacement(regexOf(match.group())));
        int caseFlags = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
        return Pattern.compile(regex, Pattern.DOTALL | (pattern.isCaseSensitive() ? 0 : caseFlags));
    }

    private static String regexOf(String piece) {
        return switch (piece) {
            case "%" -> ".*";
            case "_" -> ".";
            default -> Pattern.quote(piece.length() == 2 && piece.startsWith("\\") ? piece.substring(1) : piece);
        };
    }

    private static Comparator<String> byCodePoints() {
        return (one, other) -> {
            int[] left = one.codePoints().toArray();
            int[] right = other.codePoints().toArray();
            return Arrays.compare(left, right);
        };
    }

    private static Comparator<IndexedRow> comparator(Order order) {
        OrderTerm first = order.terms().get(0);
        Comparator<IndexedRow> byId = Comparator.comparingLong(IndexedRow::id);
        Comparator<IndexedRow> ties = first.direction() == Direction.ASCENDING ? byId : byId.reversed();
        Comparator<IndexedRow> byKeys = order.terms().stream()
                .map(NaiveSearch::comparator)
                .reduce(Comparator::thenComparing)
                .orElseThrow();
        return (order.isWalked() ? byKeys.thenComparing(whenCreatedIfWithout(first)) : byKeys).thenComparing(ties);
    }

    private static Comparator<IndexedRow> whenCreatedIfWithout(OrderTerm term) {
        Comparator<IndexedRow> created = comparing(row -> number(row, SearchField.of(Kind.CREATED)), term);
        return (one, other) -> hasAny(one, term) || hasAny(other, term) ? 0 : created.compare(one, other);
    }

    private static boolean hasAny(IndexedRow row, OrderTerm term) {
        SearchField field = term.key().orderField();
        return field.kind() == Kind.LATEST_METRIC
                ? number(row, field).isPresent()
                : !row.hits(field).isEmpty();
    }

    private static Comparator<IndexedRow> comparator(OrderTerm term) {
        SearchField field = term.key().orderField();
        return switch (term.key().word()) {
            case NUMBER, CREATED, CHANGED, METRIC -> comparing(row -> number(row, field), term);
            case PARAMETER, PROPERTY ->
                NaiveSearch.<Double>comparing(row -> number(row, field), term)
                        .thenComparing(comparingTexts(
                                row -> number(row, field).isPresent() ? Optional.empty() : text(row, field), term));
            default -> comparingTexts(row -> text(row, field), term);
        };
    }

    private static Optional<Double> number(IndexedRow row, SearchField field) {
        return row.hits(field).stream()
                .filter(hit -> hit.number().isPresent())
                .map(hit -> hit.number().getAsDouble())
                .findFirst();
    }

    private static Optional<String> text(IndexedRow row, SearchField field) {
        return row.hits(field).stream().map(SearchHit::text).findFirst();
    }

    private static <C extends Comparable<C>> Comparator<IndexedRow> comparing(
            Function<IndexedRow, Optional<C>> value, OrderTerm term) {
        return lastIfMissing(value, term, Comparator.naturalOrder());
    }

    private static Comparator<IndexedRow> comparingTexts(Function<IndexedRow, Optional<String>> value, OrderTerm term) {
        return lastIfMissing(value, term, byCodePoints());
    }

    private static <C> Comparator<IndexedRow> lastIfMissing(
            Function<IndexedRow, Optional<C>> value, OrderTerm term, Comparator<C> rising) {
        Comparator<C> directed = term.direction() == Direction.ASCENDING ? rising : rising.reversed();
        return Comparator.comparing(row -> value.apply(row).orElse(null), Comparator.nullsLast(directed));
    }
}
