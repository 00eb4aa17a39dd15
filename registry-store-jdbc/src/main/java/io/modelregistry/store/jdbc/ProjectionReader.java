package io.modelregistry.store.jdbc;

import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.MetricValue;
import io.modelregistry.spi.Projection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads back what versions are searched by. */
final class ProjectionReader {

    private static final String EXISTING = """
            select id
            from version
            where id in (<ids>)
            """;

    /** Passes over kinds that a later library, or somebody else, may have put there. */
    private static final String ATTRIBUTES = """
            select version_id, kind, name, text, number
            from attribute
            where version_id in (<ids>) and kind >= 0 and kind < :kinds
            order by version_id, ordinal
            """;

    private static final String METRICS = """
            select version_id, name, data, number, latest
            from metric
            where version_id in (<ids>)
            order by version_id, ordinal
            """;

    private ProjectionReader() {}

    static List<Projection> byIds(Handle handle, Collection<Long> ids) {
        Map<Long, List<Attribute>> attributes = byVersion(Chunks.query(
                handle,
                ATTRIBUTES,
                ids,
                query -> query.bind("kinds", Attribute.Kind.values().length),
                row -> new Owned<>(row.getLong("version_id"), attribute(row))));
        Map<Long, List<MetricValue>> metrics = byVersion(
                Chunks.query(handle, METRICS, ids, row -> new Owned<>(row.getLong("version_id"), metric(row))));
        Set<Long> existing = Set.copyOf(Chunks.query(handle, EXISTING, ids, row -> row.getLong("id")));
        return ids.stream()
                .filter(existing::contains)
                .map(id ->
                        new Projection(id, attributes.getOrDefault(id, List.of()), metrics.getOrDefault(id, List.of())))
                .toList();
    }

    private static <T> Map<Long, List<T>> byVersion(List<Owned<T>> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(Owned::version, Collectors.mapping(Owned::value, Collectors.toList())));
    }

    private static Attribute attribute(ResultSet row) throws SQLException {
        return new Attribute(
                Codes.attributeKind(row.getInt("kind")),
                row.getString("name"),
                row.getString("text"),
                Rows.optionalDouble(row, "number"));
    }

    private static MetricValue metric(ResultSet row) throws SQLException {
        return new MetricValue(
                row.getString("name"),
                row.getString("data"),
                Rows.optionalDouble(row, "number"),
                row.getInt("latest") == 1);
    }

    private record Owned<T>(long version, T value) {}
}
