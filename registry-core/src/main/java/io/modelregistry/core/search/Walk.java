package io.modelregistry.core.search;

import io.modelregistry.spi.SearchHit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A way through all rows that a filter is true of, in the order of an index, batch by batch: one index after another, each
 * leaving out the rows that were in one before. Takes as much memory as a batch. Not safe for several threads.
 */
final class Walk {

    /** The first batch has so many times the rows that are wanted: a page of them where every fourth fits, and costs no more. */
    private static final int FIRST = 4;

    private static final int LEAST = 64;

    /** So many times what should be enough. */
    private static final double MARGIN = 1.25;

    private final Rows rows;
    private final Filter filter;
    private final List<Rank> ranks;
    private final Effort effort;
    private long looked;
    private long fit;
    private int current;
    private Optional<SearchHit> after;

    Walk(Rows rows, Filter filter, Order order, Optional<Position> start, Effort effort) {
        this.rows = rows;
        this.filter = filter;
        this.effort = effort;
        ranks = order.walks();
        current = start.map(Position::walk).orElse(0);
        after = start.map(position -> position.values().get(current).hit(position.id()));
    }

    boolean hasNext() {
        return current < ranks.size();
    }

    /** Whether the next rows are of the first index, which holds those with the first key. */
    boolean isAtFirst() {
        return current == 0;
    }

    /** The last row that was looked at, if the walk can be taken up there. */
    Optional<Position> place() {
        return after.map(this::position);
    }

    /** The rows of the next batch that the filter is true of, perhaps none. */
    List<Position> next(int wanted) {
        boolean isEveryRowOfUse = current == 0 && filter.isEverything();
        int limit = Math.min(isEveryRowOfUse ? wanted : size(wanted), Rows.BATCH);
        List<SearchHit> hits = rows.walk(ranks.get(current), after, limit);
        effort.spend(hits.size());
        List<Position> found = fitting(hits);
        looked += hits.size();
        fit += found.size();
        if (hits.size() < limit) {
            current++;
            after = Optional.empty();
        } else {
            after = Optional.of(hits.get(hits.size() - 1));
        }
        return found;
    }

    /** As many as should hold what is wanted, by how many have fitted so far. */
    private int size(int wanted) {
        if (looked == 0) {
            return Math.max(LEAST, FIRST * wanted);
        }
        double share = Math.max(fit, 1) / (double) looked;
        return (int) Math.max(LEAST, Math.min(Rows.BATCH, MARGIN * wanted / share));
    }

    private List<Position> fitting(List<SearchHit> hits) {
        Batch batch = rows.batch(hits.stream().map(SearchHit::id).toList());
        ranks.subList(0, current)
                .forEach(earlier -> batch.keepRows(row -> earlier.of(row).isMissing()));
        batch.keep(filter.conjuncts());
        Set<Long> kept = Set.copyOf(batch.ids());
        return hits.stream()
                .filter(hit -> kept.contains(hit.id()))
                .map(this::position)
                .toList();
    }

    private Position position(SearchHit hit) {
        SortValue value = ranks.get(current).of(hit);
        return new Position(true, Position.onlyAt(current, value, ranks.size()), hit.id());
    }
}
