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
    static Optional<List<Long>> find(Rows rows, Filter filter, int wanted) {
        return new Driver(rows, Math.max(FEW, wanted)).smallest(filter);
    }

    /** Of several parts the smallest, counted where the rows are; only those that it leaves are read. */
    private Optional<List<Long>> smallest(Filter filter) {
        List<List<SearchRange>> parts = filter.conjuncts().stream()
                .flatMap(conjunct -> conjunct.ranges().stream())
                .filter(ranges -> ranges.size() <= MAX_PROBES)
                .toList();
        return parts.size() == 1 ? union(parts.get(0)) : smallest(parts);
    }

    private Optional<List<Long>> smallest(List<List<SearchRange>> parts) {
        int fewest = few + 1;
        List<SearchRange> smallest = List.of();
        for (List<SearchRange> ranges : parts) {
            int count = ranges.size() > probesLeft || fewest == 0 ? fewest : count(ranges, fewest);
            if (count < fewest) {
                fewest = count;
                smallest = ranges;
            }
        }
        return fewest > few ? Optional.empty() : fewest == 0 ? Optional.of(List.of()) : union(smallest);
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
    private Optional<List<Long>> union(List<SearchRange> ranges) {
        Set<Long> found = new LinkedHashSet<>();
        for (SearchRange range : ranges) {
            found.addAll(rows.candidates(range, few + 1));
            if (found.size() > few) {
                return Optional.empty();
            }
        }
        return Optional.of(List.copyOf(found));
    }
}
