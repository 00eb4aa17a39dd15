package io.modelregistry.store.jdbc;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchGroup;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchOrder.Direction;
import io.modelregistry.spi.SearchRange;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** An index over versions or models: every walk is one range of one index. */
final class JdbcSearchIndex implements SearchIndex {

    private final Transactions transactions;
    private final Dialect dialect;
    private final SearchColumns columns;

    JdbcSearchIndex(Transactions transactions, Dialect dialect, SearchColumns columns) {
        this.transactions = transactions;
        this.dialect = dialect;
        this.columns = columns;
    }

    /**
     * Where a walk is taken up, first the rest of those with the same value and then those beyond: both are ranges of the index,
     * however many are alike.
     */
    @Override
    public List<SearchHit> walk(SearchOrder order, Optional<SearchHit> after, int limit) {
        if (after.isEmpty()) {
            return transactions.read(handle -> hits(walk(handle, "", order, limit)));
        }
        return transactions.read(handle -> {
            List<SearchHit> found = hits(walkAlike(handle, "", order, after.get(), limit));
            if (found.size() < limit) {
                found.addAll(hits(walkBeyond(handle, "", order, after.get(), limit - found.size())));
            }
            return found;
        });
    }

    private static List<SearchHit> hits(Query query) {
        return query.map((row, context) -> hit(row)).list();
    }

    /** The query of a walk from its beginning, behind a word that has the database explain it. */
    Query walk(Handle handle, String explain, SearchOrder order, int limit) {
        SearchColumn column = columns.of(order.field(), order.by());
        return walk(handle, explain, order, new SearchSql(column).withValue(), limit);
    }

    /** The query for those after a row that have its value. */
    Query walkAlike(Handle handle, String explain, SearchOrder order, SearchHit after, int limit) {
        SearchColumn column = columns.of(order.field(), order.by());
        Query query = walk(handle, explain, order, new SearchSql(column).alike(order.direction()), limit);
        bindPlace(query, after, column);
        return query;
    }

    /** The query for those with values beyond that of a row. */
    Query walkBeyond(Handle handle, String explain, SearchOrder order, SearchHit after, int limit) {
        SearchColumn column = columns.of(order.field(), order.by());
        Query query = walk(handle, explain, order, new SearchSql(column).beyond(order.direction()), limit);
        bindValue(query, after, column);
        return query;
    }

    private Query walk(Handle handle, String explain, SearchOrder order, SearchSql sql, int limit) {
        SearchColumn column = columns.of(order.field(), order.by());
        order.modelId().ifPresent(model -> sql.ofModel());
        String text = sql.ordered(prefix(column, order.modelId()), order.direction());
        Query query = query(handle, explain + text, order.field(), column).bind("limit", limit);
        order.modelId().ifPresent(model -> query.bind("model", model));
        return query;
    }

    private List<String> prefix(SearchColumn column, OptionalLong model) {
        if (!dialect.ordersByWholeIndex()) {
            return List.of();
        }
        List<String> prefix = new ArrayList<>();
        model.ifPresent(id -> prefix.add(column.place().model()));
        prefix.addAll(column.place().fixed());
        return prefix;
    }

    @Override
    public List<SearchHit> values(SearchField field, Collection<Long> ids) {
        SearchColumn column = columns.of(field, SearchOrder.By.TEXT);
        SearchSql sql = new SearchSql(column).ofIds();
        String text = (column.value().type() == SearchColumn.Type.TEXT ? sql.withValue() : sql).unordered();
        return transactions.read(handle ->
                Chunks.query(handle, text, ids, query -> bindField(query, field, column), JdbcSearchIndex::hit));
    }

    /** Counted where the rows are, in the order of the index. */
    @Override
    public int count(SearchRange range, OptionalLong modelId, int limit) {
        Bounds bounds = Bounds.of(range);
        SearchColumn column = columns.of(range.field(), bounds.by());
        if (!bounds.fit(column)) {
            return 0;
        }
        SearchSql sql = new SearchSql(column).withValue();
        bounds.restrict(sql);
        modelId.ifPresent(model -> sql.ofModel());
        return transactions.read(handle -> {
            Query query = query(handle, sql.counted(), range.field(), column).bind("limit", limit);
            bounds.bind(query, column);
            modelId.ifPresent(model -> query.bind("model", model));
            return query.map((row, context) -> row.getInt(1)).one();
        });
    }

    /** Walks up the range, since a row that has several values in it counts once towards the limit. */
    @Override
    public List<Long> candidates(SearchRange range, OptionalLong modelId, int limit) {
        Bounds bounds = Bounds.of(range);
        SearchColumn column = columns.of(range.field(), bounds.by());
        if (!bounds.fit(column)) {
            return List.of();
        }
        Set<Long> found = new LinkedHashSet<>();
        Optional<SearchHit> after = Optional.empty();
        List<SearchHit> page;
        do {
            page = candidates(new Candidates(range.field(), column, bounds, modelId), after, limit);
            page.stream()
                    .map(SearchHit::id)
                    .takeWhile(id -> found.size() < limit)
                    .forEach(found::add);
            after = page.isEmpty() ? after : Optional.of(page.get(page.size() - 1));
        } while (page.size() == limit && found.size() < limit);
        return List.copyOf(found);
    }

    private List<SearchHit> candidates(Candidates wanted, Optional<SearchHit> after, int limit) {
        SearchSql sql = new SearchSql(wanted.column()).withValue();
        wanted.bounds().restrict(sql);
        wanted.modelId().ifPresent(model -> sql.ofModel());
        after.ifPresent(hit -> sql.after());
        String text = sql.ordered(prefix(wanted.column(), wanted.modelId()), Direction.ASCENDING);
        return transactions.read(handle -> {
            Query query = query(handle, text, wanted.field(), wanted.column()).bind("limit", limit);
            wanted.bounds().bind(query, wanted.column());
            wanted.modelId().ifPresent(model -> query.bind("model", model));
            after.ifPresent(hit -> bindPlace(query, hit, wanted.column()));
            return query.map((row, context) -> hit(row)).list();
        });
    }

    @Override
    public List<SearchGroup> groups(SearchField field, OptionalLong modelId, int limit) {
        SearchColumn column = columns.of(field, SearchOrder.By.TEXT);
        SearchSql sql = new SearchSql(column).withValue();
        modelId.ifPresent(model -> sql.ofModel());
        return transactions.read(handle -> {
            Query query = query(handle, sql.grouped(), field, column).bind("limit", limit);
            modelId.ifPresent(model -> query.bind("model", model));
            return query.map((row, context) -> new SearchGroup(row.getString("hit_text"), row.getLong("hit_rows")))
                    .list();
        });
    }

    @Override
    public long count(OptionalLong modelId) {
        return transactions.read(handle -> {
            Query query = handle.createQuery(columns.count(modelId.isPresent()));
            modelId.ifPresent(model -> query.bind("model", model));
            return query.map((row, context) -> row.getLong(1)).one();
        });
    }

    private static Query query(Handle handle, String sql, SearchField field, SearchColumn column) {
        Query query = handle.createQuery(sql);
        bindField(query, field, column);
        return query;
    }

    private static void bindField(Query query, SearchField field, SearchColumn column) {
        if (column.place().takes("kind")) {
            query.bind("kind", VersionColumns.attributeKind(field));
        }
        if (column.place().takes("name")) {
            query.bind("name", field.name());
        }
        if (column.place().takes("data")) {
            query.bind("data", field.data());
        }
    }

    private static void bindPlace(Query query, SearchHit hit, SearchColumn column) {
        query.bind("id", hit.id());
        bindValue(query, hit, column);
    }

    private static void bindValue(Query query, SearchHit hit, SearchColumn column) {
        switch (column.value().type()) {
            case TEXT -> query.bind("value", hit.text());
            case WHOLE -> query.bind("value", (long) hit.number().orElseThrow());
            case REAL -> query.bind("value", hit.number().orElseThrow());
        }
    }

    private static SearchHit hit(ResultSet row) throws SQLException {
        return new SearchHit(row.getLong("hit_id"), row.getString("hit_text"), Rows.optionalDouble(row, "hit_number"));
    }

    private record Candidates(SearchField field, SearchColumn column, Bounds bounds, OptionalLong modelId) {}
}
