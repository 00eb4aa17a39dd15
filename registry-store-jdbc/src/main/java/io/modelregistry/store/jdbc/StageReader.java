package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Reads stages and their moves. */
final class StageReader {

    /** What serving repeats: one read by primary key, with positional parameters and without Jdbi. */
    static final String IN_STAGE = """
            select model_name, stage, number, semantic_version, digest, move
            from stage
            where model_name = ? and stage = ?
            """;

    private static final String MOVES = """
            select stage, id, from_number, to_number, actor, reason, moved_at, undoes
            from stage_move
            where model_id = (select id from model where name = :model)
            """;

    private static final String MOVES_OF_STAGE = MOVES + """
            and stage = :stage
            order by id
            """;

    private static final String MOVES_UNTIL = """
            select m.stage, m.id, m.from_number, m.to_number, m.actor, m.reason, m.moved_at, m.undoes
            from stage_move m
            join (
              select model_id, stage, max(id) as id
              from stage_move
              where model_id = (select id from model where name = :model) and moved_at <= :until
              group by model_id, stage
            ) newest on newest.model_id = m.model_id and newest.stage = m.stage and newest.id = m.id
            order by m.stage
            """;

    private static final String NEWEST_MOVES = """
            select o.name, m.stage, m.id, m.from_number, m.to_number, m.actor, m.reason, m.moved_at, m.undoes
            from stage_move m
            join (
              select model_id, stage, max(id) as id
              from stage_move
              where model_id in (select id from model where name in (<ids>))
              group by model_id, stage
            ) newest on newest.model_id = m.model_id and newest.stage = m.stage and newest.id = m.id
            join model o on o.id = m.model_id
            """;

    private StageReader() {}

    static Optional<ResolvedVersion> inStage(PreparedStatement statement, ModelName model, StageName stage)
            throws SQLException {
        statement.setString(1, model.value());
        statement.setString(2, stage.value());
        try (ResultSet rows = statement.executeQuery()) {
            return rows.next() ? Optional.of(Rows.inStage(rows)) : Optional.empty();
        }
    }

    static List<StageChange> moves(Handle handle, ModelName model, StageName stage) {
        return handle.createQuery(MOVES_OF_STAGE)
                .bind("model", model.value())
                .bind("stage", stage.value())
                .map((row, context) -> move(row, model))
                .list();
    }

    static List<StageChange> movesAt(Handle handle, ModelName model, Instant instant) {
        return handle.createQuery(MOVES_UNTIL)
                .bind("model", model.value())
                .bind("until", Micros.of(instant))
                .map((row, context) -> move(row, model))
                .list();
    }

    static List<StageChange> newestMoves(Handle handle, Collection<ModelName> models) {
        Set<String> names = models.stream().map(ModelName::value).collect(Collectors.toSet());
        return Chunks.query(handle, NEWEST_MOVES, names, row -> move(row, new ModelName(row.getString("name"))));
    }

    private static StageChange move(ResultSet row, ModelName model) throws SQLException {
        return new StageChange(
                model,
                new StageName(row.getString("stage")),
                row.getLong("id"),
                Rows.optionalInt(row, "from_number"),
                Rows.optionalInt(row, "to_number"),
                row.getString("actor"),
                row.getString("reason"),
                Micros.instant(row.getLong("moved_at")),
                Rows.optionalLong(row, "undoes"));
    }
}
