package io.modelregistry.core.search;

import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Looks for a part of a filter that few rows can satisfy, by bounded probes: no database is left to guess which part that
 * is. Not safe for several threads.
 */
final class Driver {

    /** So many rows are always sooner sorted than found by walking an index. */
    static final int FEW = 2_000;

    /** Ranges of one filter that are counted. */
    static final int MAX_PROBES = 16;

    /** Counted up to here first: a part that leaves so few is found without counting any other to the end. */
    private static final int HANDFUL = 64;

    private final Rows rows;
    private final int few;

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
     * @param tests what must be true of them yet, that which drops the fewest last
     */
    record Few(List<Long> ids, List<Filter> tests) {

        static final Few NONE = new Few(List.of(), List.of());
    }

    /** Of several parts the smallest, counted where the rows are; only those that it leaves are read. */
    private Optional<Few> smallest(Filter filter) {
        List<Part> parts = parts(filter);
        if (parts.size() == 1) {
            return read(filter, parts.get(0));
        }
        return smallest(parts, HANDFUL)
                .or(() -> smallest(parts, few + 1))
                .flatMap(smallest -> smallest.count() == 0 ? Optional.of(Few.NONE) : read(filter, smallest.part()));
    }

    /** As many parts as can be counted. */
    private static List<Part> parts(Filter filter) {
        List<Part> parts = new ArrayList<>();
        int probesLeft = MAX_PROBES;
        for (Filter conjunct : filter.conjuncts()) {
            Optional<List<SearchRange>> ranges = conjunct.ranges();
            if (ranges.isPresent() && ranges.get().size() <= probesLeft) {
                parts.add(new Part(conjunct, ranges.get()));
                probesLeft -= ranges.get().size();
            }
        }
        return parts;
    }

    /** The part with the fewest values in its ranges, if it has fewer than the limit. */
    private Optional<Counted> smallest(List<Part> parts, int limit) {
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<SearchRange> ranges =
                parts.stream().flatMap(part -> part.ranges().stream()).toList();
        Iterator<Integer> counts = rows.count(ranges, limit).iterator();
        return parts.stream()
                .map(part -> new Counted(
                        part,
                        part.ranges().stream().mapToInt(range -> counts.next()).sum()))
                .filter(counted -> counted.count() < limit)
                .min(Comparator.comparingInt(Counted::count));
    }

    /** The rows in any of the ranges, unless there have come to be too many since they were counted. */
    private Optional<Few> read(Filter filter, Part part) {
        List<SearchHit> found = new ArrayList<>();
        for (SearchRange range : part.ranges()) {
            found.addAll(rows.candidates(range, few + 1 - found.size()));
            if (found.size() > few) {
                return Optional.empty();
            }
        }
        return Optional.of(part.few(filter, found));
    }

    /** A part of a filter, and the ranges of an index that together hold every row it is true of. */
    private record Part(Filter filter, List<SearchRange> ranges) {

        /** What is decided by the values that drive is not read again. */
        Few few(Filter whole, List<SearchHit> found) {
            List<Filter> tests = new ArrayList<>(whole.conjuncts());
            tests.remove(filter);
            if (filter instanceof Comparison comparison && comparison.isDecidedInRanges()) {
                return new Few(
                        ids(Batch.searchable(comparison.key().field(), found).filter(comparison::fits)), tests);
            }
            tests.add(filter);
            return new Few(ids(found.stream()), tests);
        }

        private static List<Long> ids(Stream<SearchHit> hits) {
            return hits.map(SearchHit::id).distinct().toList();
        }
    }

    private record Counted(Part part, int count) {}
}
