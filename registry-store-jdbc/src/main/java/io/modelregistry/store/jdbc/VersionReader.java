package io.modelregistry.store.jdbc;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageName;
import io.modelregistry.spi.SemanticPlace;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionRecord;
import io.modelregistry.spi.VersionSummary;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads versions. */
final class VersionReader {

    private static final String SUMMARY = """
            select model_name, number, semantic_version, digest, created_at, lifecycle
            from version
            where model_id = (select id from model where name = :model)
            """;

    private static final String NUMBERED = SUMMARY + "and number = :number";

    private static final String EXACT = SUMMARY + "and semantic_version = :semantic";

    private static final String WITH_DIGEST = SUMMARY + """
            and digest = :digest and number > :above
            order by number
            limit 1
            """;

    private static final String NEWEST = SUMMARY + """
            and number < :below
            order by number desc
            limit :limit
            """;

    private static final String BY_SEMANTIC_VERSION = SUMMARY + """
            and semantic_key is not null
            order by semantic_key desc, number desc
            limit :limit
            """;

    private static final String BY_SEMANTIC_VERSION_AFTER = SUMMARY + """
            and semantic_key <= :key and (semantic_key < :key or number < :number)
            order by semantic_key desc, number desc
            limit :limit
            """;

    private static final String ID = """
            select id
            from version
            where model_id = (select id from model where name = :model) and number = :number
            """;

    private static final String IDS_AFTER = """
            select id
            from version
            where model_id = (select id from model where name = :model) and number > :number
            order by number
            limit :limit
            """;

    private static final String BY_IDS = """
            select id, model_name, number, semantic_version, digest, created_at, lifecycle, size, facts, description, annotations,
              created_by
            from version
            where id in (<ids>)
            """;

    private static final String TAGS = """
            select version_id, name, text
            from version_tag
            where version_id in (<ids>)
            """;

    private static final String STAGES = """
            select version_id, stage
            from stage
            where version_id in (<ids>)
            order by version_id, stage
            """;

    private static final String FILES = """
            select name, size, digest, incarnation
            from version_file
            where version_id = :version
            """;

    private static final String ATTACHMENTS = """
            select name, size, digest, incarnation
            from attachment
            where version_id = :version
            """;

    private static final Comparator<StoredFile> BY_NAME =
            Comparator.comparing(file -> file.file().name());

    private VersionReader() {}

    static Optional<VersionSummary> numbered(Handle handle, ModelName model, int number) {
        return summary(handle.createQuery(NUMBERED).bind("model", model.value()).bind("number", number));
    }

    static Optional<VersionSummary> exact(Handle handle, ModelName model, SemanticVersion version) {
        return summary(handle.createQuery(EXACT).bind("model", model.value()).bind("semantic", version.toString()));
    }

    static Optional<VersionSummary> withDigest(Handle handle, ModelName model, Digest digest, int above) {
        return summary(handle.createQuery(WITH_DIGEST)
                .bind("model", model.value())
                .bind("digest", digest.hex())
                .bind("above", above));
    }

    private static Optional<VersionSummary> summary(Query query) {
        return query.map((row, context) -> Rows.summary(row)).findOne();
    }

    static List<VersionSummary> newest(Handle handle, ModelName model, int below, int limit) {
        return handle.createQuery(NEWEST)
                .bind("model", model.value())
                .bind("below", below)
                .bind("limit", limit)
                .map((row, context) -> Rows.summary(row))
                .list();
    }

    static List<VersionSummary> bySemanticVersion(
            Handle handle, ModelName model, Optional<SemanticPlace> after, int limit) {
        Query query = handle.createQuery(after.isPresent() ? BY_SEMANTIC_VERSION_AFTER : BY_SEMANTIC_VERSION)
                .bind("model", model.value())
                .bind("limit", limit);
        after.ifPresent(place -> query.bind("key", place.sortKey()).bind("number", place.number()));
        return query.map((row, context) -> Rows.summary(row)).list();
    }

    static Optional<Long> id(Handle handle, ModelName model, int number) {
        return handle.createQuery(ID)
                .bind("model", model.value())
                .bind("number", number)
                .map((row, context) -> row.getLong(1))
                .findOne();
    }

    static List<Long> after(Handle handle, ModelName model, int number, int limit) {
        return handle.createQuery(IDS_AFTER)
                .bind("model", model.value())
                .bind("number", number)
                .bind("limit", limit)
                .map((row, context) -> row.getLong(1))
                .list();
    }

    /** In the order of the ids. */
    static List<VersionRecord> byIds(Transactions transactions, Collection<Long> ids) {
        Map<Long, Map<String, String>> tags = Chunks.texts(transactions, TAGS, ids);
        Map<Long, List<StageName>> stages = new HashMap<>();
        Chunks.query(transactions, STAGES, ids, VersionReader::occupied)
                .forEach(stage -> stages.computeIfAbsent(stage.version(), id -> new ArrayList<>())
                        .add(stage.name()));
        List<VersionRecord> versions = Chunks.query(transactions, BY_IDS, ids, row -> {
            long id = row.getLong("id");
            return version(row, tags.getOrDefault(id, Map.of()), stages.getOrDefault(id, List.of()));
        });
        return Chunks.inOrder(ids, versions, VersionRecord::id);
    }

    private static VersionRecord version(ResultSet row, Map<String, String> tags, List<StageName> stages)
            throws SQLException {
        return new VersionRecord(
                row.getLong("id"),
                Rows.summary(row),
                row.getLong("size"),
                row.getString("facts"),
                row.getString("description"),
                tags,
                Rows.annotations(row),
                stages,
                row.getString("created_by"));
    }

    private static Occupied occupied(ResultSet row) throws SQLException {
        return new Occupied(row.getLong("version_id"), new StageName(row.getString("stage")));
    }

    static List<StoredFile> files(Handle handle, long version) {
        return files(handle, FILES, version);
    }

    static List<StoredFile> attachments(Handle handle, long version) {
        return files(handle, ATTACHMENTS, version);
    }

    /** Sorted here, since the order is Java's. */
    private static List<StoredFile> files(Handle handle, String query, long version) {
        return handle.createQuery(query).bind("version", version).map((row, context) -> Rows.file(row)).stream()
                .sorted(BY_NAME)
                .toList();
    }

    private record Occupied(long version, StageName name) {}
}
