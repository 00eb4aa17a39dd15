package io.modelregistry.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Queries for many keys, a bounded number in one statement. */
final class Chunks {

    private Chunks() {}

    /** Runs a query with {@code in (<ids>)}. */
    static <K, T> List<T> query(Handle handle, String sql, Collection<K> ids, Mapping<T> mapping) {
        return query(handle, sql, ids, query -> {}, mapping);
    }

    /** The same, with further parameters. */
    static <K, T> List<T> query(
            Handle handle, String sql, Collection<K> ids, Consumer<Query> parameters, Mapping<T> mapping) {
        List<T> found = new ArrayList<>();
        for (List<K> chunk : split(ids)) {
            Query query = handle.createQuery(sql).bindList("ids", chunk);
            parameters.accept(query);
            query.map((row, context) -> mapping.map(row)).forEach(found::add);
        }
        return found;
    }

    /** The same on statements that are kept, for what is read very often. */
    static <T> List<T> query(Transactions transactions, String sql, Collection<Long> ids, Mapping<T> mapping) {
        List<T> found = new ArrayList<>();
        for (List<Long> chunk : split(ids)) {
            List<Long> filled = filled(chunk);
            String text = sql.replace("<ids>", SearchQuery.parameters(filled.size()));
            found.addAll(new SearchQuery(text, List.copyOf(filled)).read(transactions, mapping));
        }
        return found;
    }

    /** Names and texts by key, from rows of key, name and text. */
    static Map<Long, Map<String, String>> texts(Handle handle, String sql, Collection<Long> ids) {
        return texts(query(handle, sql, ids, Chunks::text));
    }

    /** The same on statements that are kept. */
    static Map<Long, Map<String, String>> texts(Transactions transactions, String sql, Collection<Long> ids) {
        return texts(query(transactions, sql, ids, Chunks::text));
    }

    private static Map<Long, Map<String, String>> texts(List<Text> rows) {
        Map<Long, Map<String, String>> texts = new HashMap<>();
        rows.forEach(
                row -> texts.computeIfAbsent(row.id(), id -> new HashMap<>()).put(row.name(), row.text()));
        return texts;
    }

    private static Text text(ResultSet row) throws SQLException {
        return new Text(row.getLong(1), row.getString(2), row.getString(3));
    }

    static <K> List<List<K>> split(Collection<K> values) {
        return split(values, Settings.CHUNK);
    }

    static <K> List<List<K>> split(Collection<K> values, int size) {
        List<K> all = List.copyOf(values);
        List<List<K>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += size) {
            chunks.add(all.subList(from, Math.min(all.size(), from + size)));
        }
        return chunks;
    }

    /** The same keys, the last of them repeated: lists of few lengths are few queries, which are prepared once. */
    static <K> List<K> filled(List<K> chunk) {
        int length = Math.min(Settings.CHUNK, Integer.highestOneBit(2 * chunk.size() - 1));
        List<K> filled = new ArrayList<>(chunk);
        filled.addAll(Collections.nCopies(length - chunk.size(), chunk.get(chunk.size() - 1)));
        return filled;
    }

    /** What was found, in the order of the keys asked for. */
    static <T> List<T> inOrder(Collection<Long> ids, List<T> found, Function<T, Long> id) {
        Map<Long, T> byId = found.stream().collect(Collectors.toMap(id, Function.identity(), (one, same) -> one));
        return ids.stream().map(byId::get).filter(Objects::nonNull).toList();
    }

    /** Reads one row. */
    interface Mapping<T> {
        T map(ResultSet row) throws SQLException;
    }

    private record Text(long id, String name, String text) {}
}
