package io.modelregistry.store.jdbc;

import io.modelregistry.spi.SearchOrder;
import java.util.ArrayList;
import java.util.List;
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

    SearchSql(SearchColumn column) {
        this.column = column;
        conditions.add(column.place().filter());
    }

    SearchSql withValue() {
        return where(column.value().column() + " is not null");
    }

    SearchSql ofModel() {
        return where(column.place().model() + " = :model");
    }

    SearchSql ofIds() {
        return where(column.place().id() + " in (<ids>)");
    }

    SearchSql from() {
        return where(column.value().column() + " >= :from");
    }

    SearchSql below() {
        return where(column.value().column() + " < :below");
    }

    SearchSql upTo() {
        return where(column.value().column() + " <= :to");
    }

    /** Those with the value of a row, after it. */
    SearchSql alike(SearchOrder.Direction direction) {
        return where(column.value().column() + " = :value and " + column.place().id() + " " + sign(direction) + " :id");
    }

    /** Those with values beyond that of a row. */
    SearchSql beyond(SearchOrder.Direction direction) {
        return where(column.value().column() + " " + sign(direction) + " :value");
    }

    private static String sign(SearchOrder.Direction direction) {
        return direction == SearchOrder.Direction.ASCENDING ? ">" : "<";
    }

    /** Those after a row on the way up, whatever their value. */
    SearchSql after() {
        String value = column.value().column();
        return where(value + " >= :value and (" + value + " > :value or "
                + column.place().id() + " > :id)");
    }

    private SearchSql where(String condition) {
        conditions.add(condition);
        return this;
    }

    /** The query without an order. */
    String unordered() {
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

    /** The query that counts rows up to a limit. */
    String counted() {
        return """
                select count(*)
                from (
                  select 1 as one
                  from %s
                  where %s
                  limit :limit
                ) as found
                """.formatted(column.place().table(), String.join("\n    and ", conditions));
    }

    /**
     * The query in an order, with a limit.
     *
     * @param prefix columns with one value that the order has to name first
     */
    String ordered(List<String> prefix, SearchOrder.Direction direction) {
        String suffix = direction == SearchOrder.Direction.ASCENDING ? "" : " desc";
        String order = Stream.concat(
                        prefix.stream(),
                        Stream.of(column.value().column(), column.place().id()))
                .map(name -> name + suffix)
                .collect(Collectors.joining(", "));
        return unordered() + "order by " + order + "\nlimit :limit";
    }

    /** How many rows have each value, the most frequent first, with a limit. */
    String grouped() {
        String value = column.value().column();
        return """
                select %s as hit_text, count(distinct %s) as hit_rows
                from %s
                where %s
                group by %s
                order by hit_rows desc, %s
                limit :limit
                """.formatted(
                value, column.place().id(), column.place().table(), String.join("\n  and ", conditions), value, value);
    }
}
