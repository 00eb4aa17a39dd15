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
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
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
            return hits(walk(order, limit));
        }
        List<SearchHit> found = hits(walkAlike(order, after.get(), limit));
        if (found.size() < limit) {
            found.addAll(hits(walkBeyond(order, after.get(), limit - found.size())));
        }
        return found;
    }

    private List<SearchHit> hits(SearchQuery query) {
        return query.read(transactions, JdbcSearchIndex::hit);
    }

    private static SearchHit hit(ResultSet row) throws SQLException {
        return new SearchHit(row.getLong(1), row.getString(2), number(row));
    }

    private static OptionalDouble number(ResultSet row) throws SQLException {
        double number = row.getDouble(3);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
    }

    /** The query of a walk from its beginning. */
    SearchQuery walk(SearchOrder order, int limit) {
        return ordered(sql(order).withValue(), order, limit);
    }

    /** The query for those after a row that have its value. */
    SearchQuery walkAlike(SearchOrder order, SearchHit after, int limit) {
        return ordered(sql(order).alike(after, order.direction()), order, limit);
    }

    /** The query for those with values beyond that of a row. */
    SearchQuery walkBeyond(SearchOrder order, SearchHit after, int limit) {
        return ordered(sql(order).beyond(after, order.direction()), order, limit);
    }

    private SearchSql sql(SearchOrder order) {
        return new SearchSql(columns.of(order.field(), order.by()), order.field());
    }

    private SearchQuery ordered(SearchSql sql, SearchOrder order, int limit) {
        List<String> prefix = prefix(columns.of(order.field(), order.by()), order.modelId());
        return sql.ofModel(order.modelId()).ordered(prefix, order.direction(), limit);
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
        List<SearchHit> found = new ArrayList<>();
        for (List<Long> chunk : Chunks.split(ids, dialect.listLength())) {
            SearchSql sql = new SearchSql(column, field).ofIds(Chunks.filled(chunk));
            found.addAll(hits((column.value().type() == SearchColumn.Type.TEXT ? sql.withValue() : sql).unordered()));
        }
        return found;
    }

    /** Counted where the rows are, in the order of the index, by one query. */
    @Override
    public List<Integer> count(List<SearchRange> ranges, OptionalLong modelId, int limit) {
        List<SearchQuery> queries = new ArrayList<>();
        for (int place = 0; place < ranges.size(); place++) {
            int at = place;
            within(ranges.get(place), modelId).ifPresent(sql -> queries.add(sql.counted(at, limit)));
        }
        List<Integer> counts = new ArrayList<>(Collections.nCopies(ranges.size(), 0));
        if (!queries.isEmpty()) {
            SearchQuery.union(queries).read(transactions, row -> counts.set(row.getInt(1), row.getInt(2)));
        }
        return counts;
    }

    @Override
    public List<SearchHit> candidates(SearchRange range, OptionalLong modelId, int limit) {
        List<String> prefix = prefix(columns.of(range.field(), Bounds.of(range).by()), modelId);
        return within(range, modelId)
                .map(sql -> hits(sql.ordered(prefix, Direction.ASCENDING, limit)))
                .orElse(List.of());
    }

    /** The rows in a range, if the field can have such values. */
    private Optional<SearchSql> within(SearchRange range, OptionalLong modelId) {
        Bounds bounds = Bounds.of(range);
        SearchColumn column = columns.of(range.field(), bounds.by());
        if (!bounds.fit(column)) {
            return Optional.empty();
        }
        SearchSql sql = new SearchSql(column, range.field()).withValue();
        bounds.restrict(sql, column);
        return Optional.of(sql.ofModel(modelId));
    }

    @Override
    public List<SearchGroup> groups(SearchField field, OptionalLong modelId, int limit) {
        return new SearchSql(columns.of(field, SearchOrder.By.TEXT), field)
                .withValue()
                .ofModel(modelId)
                .grouped(limit)
                .read(transactions, row -> new SearchGroup(row.getString(1), row.getLong(2)));
    }

    @Override
    public long count(OptionalLong modelId) {
        return transactions.read(handle -> {
            Query query = handle.createQuery(columns.count(modelId.isPresent()));
            modelId.ifPresent(model -> query.bind("model", model));
            return query.map((row, context) -> row.getLong(1)).one();
        });
    }
}
