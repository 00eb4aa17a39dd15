package io.modelregistry.core.search;

import io.modelregistry.Limits;
import io.modelregistry.core.search.Driver.Few;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.query.FacetCount;
import io.modelregistry.spi.SearchOrder.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Finds rows in an order: sorts those that a {@link Driver} leaves, or walks an index, or, for an order that no index has,
 * collects a bounded number and sorts them. All comparisons happen here, so that every store gives the same answers.
 *
 * @param rows the rows in question
 * @param filter what must be true of them
 * @param order their order
 * @param effort what may be read
 */
record Search(Rows rows, Filter filter, Order order, Effort effort) {

    private static final Order NEVER_CHANGING = Order.of(KeyWord.CREATED, Direction.ASCENDING);

    /** The rows after a position, at most so many. */
    Found find(Optional<Position> after, int limit) {
        boolean isUnderWay = after.isPresent() && after.get().isWalked();
        Optional<Few> few = isUnderWay ? Optional.empty() : Driver.find(rows, filter, limit + 1);
        if (few.isPresent()) {
            return Found.of(sorted(fitting(few.get()), after, limit + 1), limit);
        }
        return order.isWalked() ? walked(after, limit) : Found.of(sorted(collected(), after, limit + 1), limit);
    }

    /** The first row of a walked order that has its key; no other is read. */
    Optional<Position> firstWithKey() {
        Optional<Few> few = Driver.find(rows, filter, 1);
        if (few.isPresent()) {
            return sorted(fitting(few.get()), Optional.empty(), 1).stream()
                    .filter(position -> !position.values().get(0).isMissing())
                    .findFirst();
        }
        Walk walk = walk(order, Optional.empty());
        List<Position> found = List.of();
        while (found.isEmpty() && walk.isAtFirst()) {
            found = walk.next(1);
        }
        return found.stream().findFirst();
    }

    /** How many there are. */
    long count() {
        return filter.isEverything()
                ? rows.count()
                : Driver.find(rows, filter, Limits.LIST)
                        .map(few -> (long) fitting(few).size())
                        .orElseGet(this::countWalking);
    }

    private long countWalking() {
        AtomicLong count = new AtomicLong();
        forEachBatch(ids -> count.addAndGet(ids.size()));
        return count.get();
    }

    /** How many have each value of a key, the most frequent first. */
    List<FacetCount> facet(Key key, int most) {
        if (filter.isEverything() && key.word().isGrouped()) {
            return rows.groups(key.field(), most).stream()
                    .map(group -> new FacetCount(group.text(), group.rows()))
                    .toList();
        }
        FacetCounter counter = new FacetCounter(key);
        Optional<Few> few = Driver.find(rows, filter, Limits.LIST);
        if (few.isPresent()) {
            inBatches(fitting(few.get()), batch -> {
                counter.add(batch);
                return Stream.empty();
            });
        } else {
            forEachBatch(ids -> counter.add(rows.batch(ids)));
        }
        return counter.most(most);
    }

    private void forEachBatch(Consumer<List<Long>> work) {
        Walk walk = walk(NEVER_CHANGING, Optional.empty());
        while (walk.hasNext()) {
            work.accept(walk.next(Rows.BATCH).stream().map(Position::id).toList());
        }
    }

    private Walk walk(Order inOrder, Optional<Position> after) {
        return new Walk(rows, filter, inOrder, after, effort);
    }

    /** Stops before it has found enough, if it has looked at as much as it may and can be taken up there. */
    private Found walked(Optional<Position> after, int limit) {
        Walk walk = walk(order, after);
        List<Position> found = new ArrayList<>();
        boolean isCutShort = false;
        while (walk.hasNext() && found.size() <= limit && !isCutShort) {
            found.addAll(walk.next(limit + 1 - found.size()));
            isCutShort = effort.isSpent() && walk.place().isPresent();
        }
        return found.size() > limit || !isCutShort ? Found.of(found, limit) : new Found(found, walk.place());
    }

    private List<Long> collected() {
        Walk walk = walk(NEVER_CHANGING, Optional.empty());
        List<Long> found = new ArrayList<>();
        while (walk.hasNext()) {
            walk.next(Rows.BATCH).forEach(position -> found.add(position.id()));
            if (found.size() > Limits.LIST) {
                throw InvalidInputException.of(
                        "order",
                        order.toString(),
                        "one key that an index has, where more than " + Limits.LIST + " fit the filter");
            }
        }
        return found;
    }

    private List<Long> fitting(Few few) {
        return inBatches(few.ids(), batch -> {
            effort.spend(batch.ids().size());
            batch.keep(few.tests());
            return batch.ids().stream();
        });
    }

    private List<Position> sorted(List<Long> ids, Optional<Position> after, int limit) {
        List<List<Rank>> groups = order.groups();
        List<Position> positions =
                inBatches(ids, batch -> batch.ids().stream().map(id -> Position.of(batch.row(id), id, groups)));
        Comparator<Position> comparator = Position.comparator(order);
        return positions.stream()
                .filter(position -> after.isEmpty() || comparator.compare(position, after.get()) > 0)
                .sorted(comparator)
                .limit(limit)
                .toList();
    }

    private <T> List<T> inBatches(List<Long> ids, Function<Batch, Stream<T>> work) {
        return IntStream.iterate(0, start -> start < ids.size(), start -> start + Rows.BATCH)
                .mapToObj(start -> ids.subList(start, Math.min(start + Rows.BATCH, ids.size())))
                .map(rows::batch)
                .flatMap(work)
                .toList();
    }
}
