package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.spi.ModelRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads models. Their rows come first: what is read of them afterwards may be newer than their revision, never older. */
final class ModelReader {

    private static final String COLUMNS = """
            select id, name, revision, last_number, level, description, annotations, lifecycle, created_by, created_at, changed_at
            from model
            """;

    private static final String LIKE_NAME = """
            select id, name
            from model
            where folded = :folded and id > 0
            """;

    private static final String REVISIONS = """
            select name, revision
            from model
            where folded in (<ids>) and id > 0
            """;

    private static final String BY_IDS = COLUMNS + "where id in (<ids>) and id > 0";

    private static final String AFTER = COLUMNS + """
            where id > :id and id > 0
            order by id
            limit :limit
            """;

    private static final String TAGS = """
            select model_id, name, text
            from model_tag
            where model_id in (<ids>)
            """;

    private static final String STAGES = """
            select model_id, model_name, stage, number, semantic_version, digest, move
            from stage
            where model_id in (<ids>)
            order by model_id, stage
            """;

    private ModelReader() {}

    /** The name of the model whose name equals this one but for case. */
    static Optional<ModelName> likeName(Handle handle, ModelName name) {
        return handle.createQuery(LIKE_NAME)
                .bind("folded", name.folded())
                .map((row, context) -> new ModelName(row.getString("name")))
                .findOne();
    }

    static Optional<ModelRecord> byName(Handle handle, ModelName name) {
        Optional<Long> id = handle.createQuery(LIKE_NAME)
                .bind("folded", name.folded())
                .map((row, context) -> row.getLong("id"))
                .findOne();
        return id.flatMap(found -> byIds(handle, List.of(found)).stream().findFirst());
    }

    /** Those of exactly these names. */
    static Map<ModelName, Long> revisions(Handle handle, Collection<ModelName> names) {
        Set<String> folded = names.stream().map(ModelName::folded).collect(Collectors.toSet());
        Map<ModelName, Long> revisions = new HashMap<>();
        Chunks.query(handle, REVISIONS, folded, row -> Map.entry(new ModelName(row.getString(1)), row.getLong(2)))
                .forEach(found -> revisions.put(found.getKey(), found.getValue()));
        revisions.keySet().retainAll(Set.copyOf(names));
        return revisions;
    }

    /** In the order of the ids. */
    static List<ModelRecord> byIds(Handle handle, Collection<Long> ids) {
        List<Row> rows = Chunks.query(handle, BY_IDS, ids, ModelReader::row);
        return Chunks.inOrder(ids, complete(handle, rows), ModelRecord::id);
    }

    static List<ModelRecord> after(Handle handle, long id, int limit) {
        List<Row> rows = handle.createQuery(AFTER)
                .bind("id", id)
                .bind("limit", limit)
                .map((row, context) -> row(row))
                .list();
        return complete(handle, rows);
    }

    private static List<ModelRecord> complete(Handle handle, List<Row> rows) {
        List<Long> ids = rows.stream().map(Row::id).toList();
        Map<Long, Map<String, String>> tags = Chunks.texts(handle, TAGS, ids);
        Map<Long, List<ResolvedVersion>> stages = new HashMap<>();
        Chunks.query(handle, STAGES, ids, ModelReader::stage)
                .forEach(stage -> stages.computeIfAbsent(stage.model(), id -> new ArrayList<>())
                        .add(stage.version()));
        return rows.stream()
                .map(row -> row.with(tags.getOrDefault(row.id(), Map.of()), stages.getOrDefault(row.id(), List.of())))
                .toList();
    }

    private static Row row(ResultSet row) throws SQLException {
        return new Row(
                row.getLong("id"),
                new ModelRecord(
                        row.getLong("id"),
                        new ModelName(row.getString("name")),
                        row.getLong("revision"),
                        row.getInt("last_number"),
                        row.getString("description"),
                        Map.of(),
                        Rows.annotations(row),
                        Codes.lifecycle(row.getInt("lifecycle")),
                        List.of(),
                        row.getString("created_by"),
                        Micros.instant(row.getLong("created_at")),
                        Micros.instant(row.getLong("changed_at")),
                        row.getInt("level")));
    }

    private static Stage stage(ResultSet row) throws SQLException {
        return new Stage(row.getLong("model_id"), Rows.inStage(row));
    }

    private record Stage(long model, ResolvedVersion version) {}

    /** A model without what is kept in other tables. */
    private record Row(long id, ModelRecord bare) {
        ModelRecord with(Map<String, String> tags, List<ResolvedVersion> stages) {
            return new ModelRecord(
                    id,
                    bare.name(),
                    bare.revision(),
                    bare.lastNumber(),
                    bare.description(),
                    tags,
                    bare.annotations(),
                    bare.lifecycle(),
                    stages,
                    bare.createdBy(),
                    bare.createdAt(),
                    bare.changedAt(),
                    bare.level());
        }
    }
}
