package io.modelregistry.core.search;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.SearchOrder.Direction;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
 */
record Search(Rows rows, Filter filter, Order order) {

    private static final Order NEVER_CHANGING = Order.of(KeyWord.CREATED, Direction.ASCENDING);

    /** The rows after a position, at most so many. */
    List<Position> find(Optional<Position> after, int limit) {
        boolean isUnderWay = after.isPresent() && after.get().isWalked();
        Optional<List<Long>> few = isUnderWay ? Optional.empty() : Driver.find(rows, filter, limit);
        if (few.isPresent()) {
            return sorted(fitting(few.get()), after, limit);
        }
        return order.isWalked() ? walked(after, limit) : sorted(collected(), after, limit);
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
        Walk walk = new Walk(rows, filter, NEVER_CHANGING, Optional.empty());
        long count = 0;
        while (walk.hasNext()) {
            count += walk.next(Rows.BATCH).size();
        }
        return count;
    }

    private List<Position> walked(Optional<Position> after, int limit) {
        return take(new Walk(rows, filter, order, after), limit);
    }

    private static List<Position> take(Walk walk, int limit) {
        List<Position> found = new ArrayList<>();
        while (walk.hasNext() && found.size() < limit) {
            found.addAll(walk.next(limit - found.size()));
        }
        return found.size() > limit ? List.copyOf(found.subList(0, limit)) : found;
    }

    private List<Long> collected() {
        Walk walk = new Walk(rows, filter, NEVER_CHANGING, Optional.empty());
        List<Position> found = take(walk, Limits.LIST + 1);
        if (found.size() > Limits.LIST) {
            throw InvalidInputException.of(
                    "order",
                    order.toString(),
                    "one key that an index has, where more than " + Limits.LIST + " fit the filter");
        }
        return found.stream().map(Position::id).toList();
    }

    private List<Long> fitting(List<Long> ids) {
        return inBatches(ids, batch -> {
            batch.keep(filter);
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
