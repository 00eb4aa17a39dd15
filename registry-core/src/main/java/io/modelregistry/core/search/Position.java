package io.modelregistry.core.search;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Where a row stands in the order of an answer.
 *
 * @param isWalked whether the rows after it must be found by walking an index, as it was: an index and {@link CodePoints} may order rare
 *     characters differently, and too many rows to sort need not be counted again
 * @param values by the ranks of {@link Order#groups()}, of each group one present at most
 * @param id the row
 */
record Position(boolean isWalked, List<SortValue> values, long id) {

    Position {
        values = List.copyOf(values);
    }

    /** The position of a row in the order that the groups are of. */
    static Position of(IndexedFields row, long id, List<List<Rank>> groups) {
        List<SortValue> values =
                groups.stream().flatMap(group -> firstOf(group, row).stream()).toList();
        return new Position(false, values, id);
    }

    private static List<SortValue> firstOf(List<Rank> group, IndexedFields row) {
        for (int i = 0; i < group.size(); i++) {
            SortValue value = group.get(i).of(row);
            if (!value.isMissing()) {
                return onlyAt(i, value, group.size());
            }
        }
        return onlyAt(0, SortValue.missing(), group.size());
    }

    /** The same place, where the rows after it may be found in any way. */
    Position unbound() {
        return new Position(false, values, id);
    }

    /** Values of which one is present. */
    static List<SortValue> onlyAt(int place, SortValue value, int size) {
        return IntStream.range(0, size)
                .mapToObj(i -> i == place ? value : SortValue.missing())
                .toList();
    }

    /** In which walk of several it was found. */
    int walk() {
        return IntStream.range(0, values.size())
                .filter(i -> !values.get(i).isMissing())
                .findFirst()
                .orElseThrow();
    }

    /** The order of positions. */
    static Comparator<Position> comparator(Order order) {
        List<Rank> ranks = order.groups().stream().flatMap(List::stream).toList();
        Comparator<Position> byId = Comparator.comparingLong(Position::id);
        Comparator<Position> ties = order.isAscending() ? byId : byId.reversed();
        return ((Comparator<Position>) (one, other) -> one.compareTo(other, ranks)).thenComparing(ties);
    }

    private int compareTo(Position other, List<Rank> ranks) {
        for (int i = 0; i < ranks.size(); i++) {
            int sign = ranks.get(i).compare(values.get(i), other.values.get(i));
            if (sign != 0) {
                return sign;
            }
        }
        return 0;
    }
}
