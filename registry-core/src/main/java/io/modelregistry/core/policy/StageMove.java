package io.modelregistry.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.ModelName;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.error.ConflictException;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationId;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.IntFunction;

/**
 * A stage is to change hands. Decided on the model's revision, so that of several who decide on the same state one wins.
 *
 * @param model whose stage
 * @param stage which stage
 * @param request what is asked for
 * @param reason why
 * @param actor who asks
 * @param operation makes it happen once
 */
public record StageMove(
        ModelName model, StageName stage, Request request, String reason, String actor, OperationId operation) {

    /** Checks the reason. */
    public StageMove {
        Reasons.check(reason);
    }

    /** A move under a random key. */
    public static StageMove of(ModelName model, StageName stage, Request request, String reason, String actor) {
        OperationId operation =
                Operations.of(Operations.randomKey(), "move", model.value(), stage.value(), request.toString(), reason);
        return new StageMove(model, stage, request, reason, actor, operation);
    }

    /** What is asked for. */
    public sealed interface Request {

        /** Put this version here whatever is here. */
        record Assign(int number) implements Request {}

        /** Put a version where another is expected. */
        record ReplaceVersion(int expected, int number) implements Request {}

        /** Put a version here if this is the newest move. */
        record ReplaceMove(long expected, int number) implements Request {}

        /** Take back the newest move that stands. */
        record Rollback() implements Request {}

        /** Take back this move if it is the newest that stands. */
        record RollbackMove(StageChange move) implements Request {}

        /** Empty the stage. */
        record Clear() implements Request {}
    }

    /**
     * The commit that moves the stage, or empty if the version asked for is there already.
     *
     * @param read the model
     * @param moves of the stage, by rising id, read after the model
     * @param lifecycle how far a version is in its life, read after the model
     * @throws ConflictException if what is expected does not hold, or the version to enter is deleted
     */
    public Optional<Commit> decide(ModelRecord read, List<StageChange> moves, IntFunction<Lifecycle> lifecycle) {
        Level.require(read);
        Optional<Commit> commit = decide(read, new StageLog(moves));
        commit.flatMap(StageMove::entering)
                .filter(number -> lifecycle.apply(number).isHidden())
                .ifPresent(number -> {
                    throw conflict(model + ":" + number + " is deleted; restore it first");
                });
        return commit;
    }

    private static Optional<Integer> entering(Commit commit) {
        return commit.changes().stream()
                .map(Change.MoveStage.class::cast)
                .flatMap(move -> move.to().stream().boxed())
                .findFirst();
    }

    private Optional<Commit> decide(ModelRecord read, StageLog log) {
        if (request instanceof Request.Assign assign) {
            return log.occupant().equals(OptionalInt.of(assign.number()))
                    ? Optional.empty()
                    : Optional.of(commit(read, log, OptionalInt.of(assign.number()), OptionalLong.empty()));
        }
        if (request instanceof Request.ReplaceVersion replace) {
            requireOccupant(log, replace.expected());
            return Optional.of(commit(read, log, OptionalInt.of(replace.number()), OptionalLong.empty()));
        }
        if (request instanceof Request.ReplaceMove replace) {
            requireNewest(log, replace.expected());
            return Optional.of(commit(read, log, OptionalInt.of(replace.number()), OptionalLong.empty()));
        }
        if (request instanceof Request.Clear) {
            requireOccupied(log);
            return Optional.of(commit(read, log, OptionalInt.empty(), OptionalLong.empty()));
        }
        StageChange undone = toUndo(log);
        return Optional.of(commit(read, log, undone.from(), OptionalLong.of(undone.id())));
    }

    private StageChange toUndo(StageLog log) {
        StageChange newest = log.newestStanding().orElseThrow(() -> conflict("there is no move left to take back"));
        if (request instanceof Request.RollbackMove rollback && rollback.move().id() != newest.id()) {
            throw log.undoOf(rollback.move())
                    .map(undo -> conflict("move " + rollback.move().id() + " was already taken back by " + undo))
                    .orElseGet(() -> conflict(
                            "move " + rollback.move().id() + " is not the newest that stands; that is " + newest));
        }
        return newest;
    }

    private void requireOccupant(StageLog log, int expected) {
        if (!log.occupant().equals(OptionalInt.of(expected))) {
            throw conflict("expected is version " + expected + ", but " + state(log));
        }
    }

    private void requireNewest(StageLog log, long expected) {
        if (log.newest().filter(move -> move.id() == expected).isEmpty()) {
            throw conflict("it was moved since move " + expected + ": " + state(log));
        }
    }

    private void requireOccupied(StageLog log) {
        if (log.occupant().isEmpty()) {
            throw conflict("it is empty already");
        }
    }

    private static String state(StageLog log) {
        return log.newest().map(move -> "the newest move is " + move).orElse("nothing was ever moved there");
    }

    private ConflictException conflict(String reasonWhy) {
        return ConflictException.of("stage " + stage + " of " + model, reasonWhy);
    }

    private Commit commit(ModelRecord read, StageLog log, OptionalInt to, OptionalLong undoes) {
        OptionalInt from = log.occupant();
        return new Commit(
                model,
                operation,
                OptionalLong.of(read.revision()),
                OptionalLong.empty(),
                List.of(new Change.MoveStage(stage, from, to, reason, undoes)),
                new EventDraft(EventKinds.STAGE_MOVED, actor, content(from, to, undoes)),
                Optional.empty(),
                Level.FIRST);
    }

    private String content(OptionalInt from, OptionalInt to, OptionalLong undoes) {
        ObjectNode content = CanonicalJson.object();
        content.put("stage", stage.value());
        content.put("reason", reason);
        from.ifPresent(number -> content.put("from", Integer.toString(number)));
        to.ifPresent(number -> content.put("to", Integer.toString(number)));
        undoes.ifPresent(move -> content.put("undoes", Long.toString(move)));
        return CanonicalJson.write(content);
    }
}
