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
    private int probesLeft = MAX_PROBES;
    private int limit;

    private Driver(Rows rows, int limit) {
        this.rows = rows;
        this.limit = limit;
    }

    /**
     * A few rows, or at most as many as are wanted, among which are all that the filter is true of, if some part of it leaves
     * so few.
     */
    static Optional<List<Long>> find(Rows rows, Filter filter, int wanted) {
        return new Driver(rows, Math.max(FEW, wanted)).smallest(filter).map(List::copyOf);
    }

    private Optional<Set<Long>> smallest(Filter filter) {
        Optional<Set<Long>> smallest = Optional.empty();
        for (Filter conjunct : filter.conjuncts()) {
            Optional<Set<Long>> found = conjunct.ranges().flatMap(this::union);
            if (found.isPresent()) {
                smallest = found;
                limit = found.get().size();
            }
        }
        return smallest;
    }

    /** The rows in any of the ranges, unless they are more than some other part leaves. */
    private Optional<Set<Long>> union(List<SearchRange> ranges) {
        if (limit == 0 || ranges.size() > probesLeft) {
            return Optional.empty();
        }
        Set<Long> found = new LinkedHashSet<>();
        for (SearchRange range : ranges) {
            probesLeft--;
            found.addAll(rows.candidates(range, limit + 1));
            if (found.size() > limit) {
                return Optional.empty();
            }
        }
        return Optional.of(found);
    }
}
