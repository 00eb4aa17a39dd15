package io.modelregistry.core.search;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.query.Page;
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
        Filter both = filter.and(FilterParser.parse(text, subject));
        if (both.comparisons() > FilterParser.MAX_COMPARISONS) {
            throw InvalidInputException.of(
                    "filter", text, "at most " + FilterParser.MAX_COMPARISONS + " comparisons in one query");
        }
        return new Question<>(subject, source, both, order);
    }

    Question<T> orderBy(String text) {
        return new Question<>(subject, source, filter, OrderParser.parse(text, subject));
    }

    List<T> list() {
        List<Position> found = search().find(Optional.empty(), Limits.LIST + 1);
        if (found.size() > Limits.LIST) {
            throw InvalidInputException.of(
                    "list", toString(), "at most " + Limits.LIST + " rows; page() and stream() take any number");
        }
        return read(found);
    }

    Optional<T> first() {
        return read(search().find(Optional.empty(), 1)).stream().findFirst();
    }

    long count() {
        return search().count();
    }

    Page<T> page(int size) {
        requireSize(size);
        return pageAfter(Optional.empty(), size);
    }

    Page<T> page(int size, String token) {
        requireSize(size);
        return pageAfter(Optional.of(source.tokens().read(toString(), token)), size);
    }

    private static void requireSize(int size) {
        if (size < 1 || size > Limits.PAGE) {
            throw InvalidInputException.of("page size", Integer.toString(size), "1 to " + Limits.PAGE);
        }
    }

    private Page<T> pageAfter(Optional<Position> after, int size) {
        List<Position> found = search().find(after, size + 1);
        if (found.size() <= size) {
            return new Page<>(read(found), Optional.empty());
        }
        String token = source.tokens().write(toString(), found.get(size - 1));
        return new Page<>(read(found.subList(0, size)), Optional.of(token));
    }

    Stream<T> stream() {
        Spliterator<T> rows =
                Spliterators.spliteratorUnknownSize(new RowIterator<>(this), Spliterator.ORDERED | Spliterator.NONNULL);
        return StreamSupport.stream(rows, false);
    }

    Search search() {
        return new Search(source.rows().get(), filter, order);
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
