package io.modelregistry.store.jdbc;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Writes the queries of a search index. Made of our own column names alone; what users typed is always a parameter.
 * Walks go on after a row in two ranges of the index, those with its value and those beyond: where thousands are alike, no
 * condition on both at once is a range on every database.
 */
final class SearchSql {

    private final SearchColumn column;
    private final List<String> conditions = new ArrayList<>();
    private final List<Object> values = new ArrayList<>();

    SearchSql(SearchColumn column, SearchField field) {
        this.column = column;
        conditions.add(column.place().filter());
        column.place().parameters().forEach(parameter -> values.add(parameter.of(field)));
    }

    SearchSql withValue() {
        return where(column.value().column() + " is not null");
    }

    SearchSql ofModel(OptionalLong model) {
        model.ifPresent(id -> where(column.place().model() + " = ?", id));
        return this;
    }

    SearchSql ofIds(Collection<Long> ids) {
        return where(column.place().id() + " in (" + SearchQuery.parameters(ids.size()) + ")", ids.toArray());
    }

    SearchSql from(Object value) {
        return where(column.value().column() + " >= ?", value);
    }

    SearchSql below(Object value) {
        return where(column.value().column() + " < ?", value);
    }

    SearchSql upTo(Object value) {
        return where(column.value().column() + " <= ?", value);
    }

    /** Those with the value of a row, after it. */
    SearchSql alike(SearchHit hit, SearchOrder.Direction direction) {
        String condition =
                column.value().column() + " = ? and " + column.place().id() + " " + sign(direction) + " ?";
        return where(condition, value(hit), hit.id());
    }

    /** Those with values beyond that of a row. */
    SearchSql beyond(SearchHit hit, SearchOrder.Direction direction) {
        return where(column.value().column() + " " + sign(direction) + " ?", value(hit));
    }

    private static String sign(SearchOrder.Direction direction) {
        return direction == SearchOrder.Direction.ASCENDING ? ">" : "<";
    }

    private Object value(SearchHit hit) {
        return switch (column.value().type()) {
            case TEXT -> hit.text();
            case WHOLE -> (long) hit.number().orElseThrow();
            case REAL -> hit.number().orElseThrow();
        };
    }

    private SearchSql where(String condition, Object... parameters) {
        conditions.add(condition);
        Collections.addAll(values, parameters);
        return this;
    }

    /** The query without an order. */
    SearchQuery unordered() {
        return new SearchQuery(text(), values);
    }

    private String text() {
        return """
                select %s as hit_id, %s as hit_text, %s as hit_number
                from %s
                where %s
                """.formatted(
                        column.place().id(),
                        column.value().text(),
                        column.value().number(),
                        column.place().table(),
                        String.join("\n  and ", conditions));
    }

    /** The query that counts rows up to a limit, beside its place among others. */
    SearchQuery counted(int place, int limit) {
        String text = """
                select %d as place, count(*) as hits
                from (
                  select 1 as one
                  from %s
                  where %s
                  limit ?
                ) as found
                """.formatted(place, column.place().table(), String.join("\n    and ", conditions));
        return limited(text, limit);
    }

    /**
     * The query in an order, with a limit.
     *
     * @param prefix columns with one value that the order has to name first
     */
    SearchQuery ordered(List<String> prefix, SearchOrder.Direction direction, int limit) {
        String suffix = direction == SearchOrder.Direction.ASCENDING ? "" : " desc";
        String order = Stream.concat(
                        prefix.stream(),
                        Stream.of(column.value().column(), column.place().id()))
                .map(name -> name + suffix)
                .collect(Collectors.joining(", "));
        return limited(text() + "order by " + order + "\nlimit ?", limit);
    }

    /** How many rows have each value, the most frequent first, with a limit. */
    SearchQuery grouped(int limit) {
        String value = column.value().column();
        String text = """
                select %s as hit_text, count(distinct %s) as hit_rows
                from %s
                where %s
                group by %s
                order by hit_rows desc, %s
                limit ?
                """.formatted(
                value, column.place().id(), column.place().table(), String.join("\n  and ", conditions), value, value);
        return limited(text, limit);
    }

    private SearchQuery limited(String text, int limit) {
        List<Object> all = new ArrayList<>(values);
        all.add(limit);
        return new SearchQuery(text, all);
    }
}
