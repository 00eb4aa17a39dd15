package io.modelregistry.core.search;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.PredictionRecord;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A filter over what happened: events, predictions. Immutable; prints as the filter.
 *
 * @param <R> what happened
 * @param <P> a place among it
 */
public final class TimeQuestion<R, P> {

    private static final int BATCH = 500;

    private final Subject subject;
    private final Filter filter;

    private TimeQuestion(Subject subject, Filter filter) {
        this.subject = subject;
        this.filter = filter;
    }

    /** Every event. */
    public static TimeQuestion<EventRecord, EventRecord.Place> events() {
        return new TimeQuestion<>(Subject.EVENTS, Filter.everything());
    }

    /** Every prediction. */
    public static TimeQuestion<PredictionRecord, PredictionRecord.Place> predictions() {
        return new TimeQuestion<>(Subject.PREDICTIONS, Filter.everything());
    }

    /**
     * Only what another filter is true of, too.
     *
     * @throws InvalidInputException with the column, if the text is not a filter
     */
    public TimeQuestion<R, P> where(String text) {
        return new TimeQuestion<>(subject, FilterParser.parseAnd(filter, text, subject));
    }

    /** Whether nothing is filtered. */
    public boolean isEverything() {
        return filter.isEverything();
    }

    /** When it is asked; by the clock if that matters. */
    public Instant now(Supplier<Instant> clock) {
        return filter.isRelative() ? clock.get() : Instant.EPOCH;
    }

    /** The same with relative times as of an instant. */
    public TimeQuestion<R, P> at(Instant now) {
        return new TimeQuestion<>(subject, filter.at(now));
    }

    /** Whether it is true of one row. */
    public boolean test(TimeSource<R, P> source, R row) {
        return filter.test(source.rows().values(row));
    }

    /** At most so many of those after a place; fewer, with a place to go on, if too many had to be looked at. */
    public Slice<R, P> page(TimeSource<R, P> source, Optional<P> after, int limit) {
        return find(source, after, limit, Effort.ofPage(text(source), () -> unserved(source), source.allowance()));
    }

    /** At most so many, for as long as a query may take. */
    public Slice<R, P> list(TimeSource<R, P> source, int limit) {
        return find(
                source,
                Optional.empty(),
                limit,
                Effort.ofAll(text(source), () -> unserved(source), source.allowance()));
    }

    /** All of them, read as they are needed, for as long as a query may take. */
    public Stream<R> all(TimeSource<R, P> source) {
        Effort effort = Effort.ofAll(text(source), () -> unserved(source), source.allowance());
        return slices(place -> find(source, place, BATCH, effort)).flatMap(slice -> slice.rows().stream());
    }

    /** All of them, read and shown as they are needed, however long that takes. */
    public <T> Stream<T> stream(TimeSource<R, P> source, Function<List<R>, List<T>> showing) {
        return slices(place -> page(source, place, BATCH)).flatMap(slice -> showing.apply(slice.rows()).stream());
    }

    private Stream<Slice<R, P>> slices(Function<Optional<P>, Slice<R, P>> read) {
        return Stream.iterate(
                        Optional.of(read.apply(Optional.empty())),
                        Optional::isPresent,
                        slice -> slice.orElseThrow().next().map(place -> read.apply(Optional.of(place))))
                .map(Optional::orElseThrow);
    }

    private Slice<R, P> find(TimeSource<R, P> source, Optional<P> after, int limit, Effort effort) {
        TimeRows<R, P> rows = source.rows();
        List<R> found = new ArrayList<>();
        Optional<P> place = after;
        boolean isMore = true;
        while (isMore && found.size() <= limit && !effort.isSpent()) {
            int size = isEverything() ? limit + 1 - found.size() : BATCH;
            List<R> batch = rows.read(filter, place, size);
            effort.spend(batch.size());
            batch.stream().filter(row -> filter.test(rows.values(row))).forEach(found::add);
            isMore = batch.size() == size;
            place = batch.isEmpty() ? place : Optional.of(rows.place(batch.get(batch.size() - 1)));
        }
        if (found.size() > limit) {
            return new Slice<>(found.subList(0, limit), Optional.of(rows.place(found.get(limit - 1))));
        }
        return new Slice<>(found, isMore ? place : Optional.empty());
    }

    private List<String> unserved(TimeSource<R, P> source) {
        return filter.conjuncts().stream()
                .filter(part -> !Demands.isServed(part, source.rows().served()))
                .map(Filter::toString)
                .toList();
    }

    private String text(TimeSource<R, P> source) {
        return isEverything() ? source.name() : source.name() + " where " + filter;
    }

    @Override
    public String toString() {
        return filter.toString();
    }
}
