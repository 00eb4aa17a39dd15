package io.modelregistry.store.jdbc;

import io.modelregistry.spi.Change;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Moves stages of a model that is locked. */
final class StageWriter {

    private static final String CURRENT = """
            select number
            from stage
            where model_name = :model and stage = :stage
            """;

    private static final String TARGET = """
            select id, semantic_version, digest
            from version
            where model_id = :model and number = :number
            """;

    private static final String INSERT = """
            insert into stage (model_name, stage, model_id, version_id, number, semantic_version, digest, move)
            values (:model, :stage, :modelId, :version, :number, :semantic, :digest, :move)
            """;

    private static final String DELETE = """
            delete from stage
            where model_name = :model and stage = :stage
            """;

    private static final String INSERT_MOVE = """
            insert into stage_move (model_id, stage, id, from_number, to_number, actor, reason, moved_at, undoes)
            values (:modelId, :stage, :move, :from, :to, :actor, :reason, :at, :undoes)
            """;

    private static final String TOUCH = """
            update version
            set changed_at = :at
            where model_id = :model and number = :number
            """;

    private final Handle handle;
    private final LineRow model;
    private final Authorship authorship;

    StageWriter(Handle handle, LineRow model, Authorship authorship) {
        this.handle = handle;
        this.model = model;
        this.authorship = authorship;
    }

    /** Returns false, having changed nothing, if another version is in the stage or the one to enter does not exist. */
    boolean move(Change.MoveStage move) {
        if (!current(move).equals(move.from())) {
            return false;
        }
        Optional<Target> target = move.to().isPresent() ? target(move.to().getAsInt()) : Optional.empty();
        if (target.isPresent() != move.to().isPresent()) {
            return false;
        }
        place(DELETE, move).execute();
        target.ifPresent(version -> enter(move, version));
        record(move);
        touch(move.from());
        touch(move.to());
        return true;
    }

    private OptionalInt current(Change.MoveStage move) {
        return handle.createQuery(CURRENT)
                .bind("model", model.name())
                .bind("stage", move.stage().value())
                .map((row, context) -> OptionalInt.of(row.getInt(1)))
                .findOne()
                .orElseGet(OptionalInt::empty);
    }

    private Optional<Target> target(int number) {
        return handle.createQuery(TARGET)
                .bind("model", model.id())
                .bind("number", number)
                .map((row, context) -> new Target(
                        row.getLong("id"),
                        number,
                        Optional.ofNullable(row.getString("semantic_version")),
                        row.getString("digest")))
                .findOne();
    }

    private Update place(String sql, Change.MoveStage move) {
        return handle.createUpdate(sql)
                .bind("model", model.name())
                .bind("stage", move.stage().value());
    }

    private void enter(Change.MoveStage move, Target version) {
        place(INSERT, move)
                .bind("modelId", model.id())
                .bind("version", version.id())
                .bind("number", version.number())
                .bind("semantic", version.semanticVersion())
                .bind("digest", version.digest())
                .bind("move", model.lastSequence() + 1)
                .execute();
    }

    private void record(Change.MoveStage move) {
        handle.createUpdate(INSERT_MOVE)
                .bind("modelId", model.id())
                .bind("stage", move.stage().value())
                .bind("move", model.lastSequence() + 1)
                .bind("from", move.from())
                .bind("to", move.to())
                .bind("actor", authorship.actor())
                .bind("reason", move.reason())
                .bind("at", authorship.at())
                .bind("undoes", move.undoes())
                .execute();
    }

    private void touch(OptionalInt number) {
        if (number.isPresent()) {
            handle.createUpdate(TOUCH)
                    .bind("at", authorship.at())
                    .bind("model", model.id())
                    .bind("number", number.getAsInt())
                    .execute();
        }
    }

    private record Target(long id, int number, Optional<String> semanticVersion, String digest) {}
}
