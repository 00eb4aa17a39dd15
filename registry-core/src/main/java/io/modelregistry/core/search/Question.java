package io.modelregistry.core.search;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.query.FacetCount;
import io.modelregistry.query.Page;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * What a query over models and one over versions have in common. Immutable; prints as what it asks.
 *
 * @param subject what keys there are
 * @param source where rows come from
 * @param filter what must be true of them
 * @param order their order
 */
record Question<T>(Subject subject, Source<T> source, Filter filter, Order order) {

    static <T> Question<T> about(Subject subject, Source<T> source, Order order) {
        return new Question<>(subject, source, Filter.everything(), order);
    }

    Question<T> where(String text) {
        return new Question<>(subject, source, FilterParser.parseAnd(filter, text, subject), order);
    }

    Question<T> orderBy(String text) {
        return new Question<>(subject, source, filter, OrderParser.parse(text, subject));
    }

    List<T> list() {
        Found found = whole().find(Optional.empty(), Limits.LIST);
        if (found.next().isPresent()) {
            throw InvalidInputException.of(
                    "list", toString(), "at most " + Limits.LIST + " rows; page() and stream() take any number");
        }
        return read(found.rows());
    }

    Optional<T> first() {
        return read(whole().find(Optional.empty(), 1).rows()).stream().findFirst();
    }

    /** The first row by a key that an index is walked by, among those that have it. */
    Optional<T> firstBy(OrderTerm term) {
        Question<T> ordered = new Question<>(subject, source, filter, new Order(List.of(term)));
        return read(ordered.whole().firstWithKey().stream().toList()).stream().findFirst();
    }

    long count() {
        return whole().count();
    }

    List<FacetCount> facet(String text, int most) {
        requireSize("number of values", most);
        Key key = KeyParser.parse(text, subject);
        if (!key.type().hasFacets()) {
            throw InvalidInputException.of("key to count by", text, "a key that holds texts or numbers");
        }
        return whole().facet(key, most);
    }

    Page<T> page(int size) {
        requireSize("page size", size);
        return pageAfter(Optional.empty(), size);
    }

    Page<T> page(int size, String token) {
        requireSize("page size", size);
        return pageAfter(Optional.of(source.tokens().read(toString(), token)), size);
    }

    private static void requireSize(String what, int size) {
        if (size < 1 || size > Limits.PAGE) {
            throw InvalidInputException.of(what, Integer.toString(size), "1 to " + Limits.PAGE);
        }
    }

    private Page<T> pageAfter(Optional<Cursor> after, int size) {
        Instant now = after.map(Cursor::now).orElseGet(this::now);
        Found found = part(now).find(after.map(Cursor::position), size);
        Optional<String> token = found.next().map(next -> source.tokens().write(toString(), new Cursor(next, now)));
        return new Page<>(read(found.rows()), token);
    }

    Stream<T> stream() {
        Spliterator<T> rows =
                Spliterators.spliteratorUnknownSize(new RowIterator<>(this), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(rows, false);
    }

    /** When the question is asked; by the store's clock if that matters. */
    Instant now() {
        return filter.isRelative() ? source.clock().get() : Instant.EPOCH;
    }

    /** A search that may end before it has found what it was to find. */
    Search part(Instant now) {
        Filter placed = filter.at(now);
        return search(placed, Effort.ofPage(toString(), () -> unserved(placed), source.allowance()));
    }

    /** A search that finds everything, or fails when its time is over. */
    private Search whole() {
        Filter placed = filter.at(now());
        return search(placed, Effort.ofAll(toString(), () -> unserved(placed), source.allowance()));
    }

    private static List<String> unserved(Filter placed) {
        return placed.conjuncts().stream()
                .filter(part -> part.ranges().isEmpty())
                .map(Filter::toString)
                .toList();
    }

    private Search search(Filter placed, Effort effort) {
        return new Search(source.rows().get(), placed, order, effort);
    }

    /** Reads rows as a whole, a page at a time. */
    List<T> read(List<Position> positions) {
        List<T> rows = new ArrayList<>();
        for (int start = 0; start < positions.size(); start += Limits.PAGE) {
            List<Position> page = positions.subList(start, Math.min(start + Limits.PAGE, positions.size()));
            rows.addAll(source.reader().read(page.stream().map(Position::id).toList()));
        }
        return rows;
    }

    @Override
    public String toString() {
        String where = filter.isEverything() ? "" : " where " + filter;
        return source.name() + where + " order by " + order;
    }
}
