package io.modelregistry.core.search;

import io.modelregistry.spi.SearchRange;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Looks for a part of a filter that few rows can satisfy, by bounded probes: no database is left to guess which part that
 * is. Not safe for several threads.
 */
final class Driver {

    /** So many rows are always sooner sorted than found by walking an index. */
    static final int FEW = 2_000;

    /** Probes of one filter. */
    static final int MAX_PROBES = 16;

    private final Rows rows;
    private final int few;
    private int probesLeft = MAX_PROBES;

    private Driver(Rows rows, int few) {
        this.rows = rows;
        this.few = few;
    }

    /**
     * A few rows, or at most as many as are wanted, among which are all that the filter is true of, if some part of it leaves
     * so few.
     */
    static Optional<Few> find(Rows rows, Filter filter, int wanted) {
        return new Driver(rows, Math.max(FEW, wanted)).smallest(filter);
    }

    /**
     * Some rows.
     *
     * @param ids which
     * @param part what part of the filter is true of most of them
     */
    record Few(List<Long> ids, Filter part) {}

    /** Of several parts the smallest, counted where the rows are; only those that it leaves are read. */
    private Optional<Few> smallest(Filter filter) {
        List<Part> parts = filter.conjuncts().stream()
                .flatMap(conjunct -> conjunct.ranges().map(ranges -> new Part(conjunct, ranges)).stream())
                .filter(part -> part.ranges().size() <= MAX_PROBES)
                .toList();
        return parts.size() == 1 ? read(parts.get(0)) : smallest(parts);
    }

    private Optional<Few> smallest(List<Part> parts) {
        int fewest = few + 1;
        Optional<Part> smallest = Optional.empty();
        for (Part part : parts) {
            int count = part.ranges().size() > probesLeft || fewest == 0 ? fewest : count(part.ranges(), fewest);
            if (count < fewest) {
                fewest = count;
                smallest = Optional.of(part);
            }
        }
        return fewest == 0 ? smallest.map(part -> new Few(List.of(), part.filter())) : smallest.flatMap(this::read);
    }

    /** How many values are in any of the ranges, or the limit. */
    private int count(List<SearchRange> ranges, int limit) {
        int count = 0;
        for (SearchRange range : ranges) {
            probesLeft--;
            count += rows.count(range, limit - count);
            if (count >= limit) {
                return limit;
            }
        }
        return count;
    }

    /** The rows in any of the ranges, unless there have come to be too many since they were counted. */
    private Optional<Few> read(Part part) {
        Set<Long> found = new LinkedHashSet<>();
        for (SearchRange range : part.ranges()) {
            found.addAll(rows.candidates(range, few + 1));
            if (found.size() > few) {
                return Optional.empty();
            }
        }
        return Optional.of(new Few(List.copyOf(found), part.filter()));
    }

    /** A part of a filter, and the ranges of an index that together hold every row it is true of. */
    private record Part(Filter filter, List<SearchRange> ranges) {}
}
