package io.modelregistry.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.ModelName;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.StageRuleException;
import io.modelregistry.rule.EffectiveRule;
import io.modelregistry.rule.StageCheck;
import io.modelregistry.rule.StageCheck.Outcome;
import io.modelregistry.rule.StageCheck.Verdict;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.RegistrySettings;
import io.modelregistry.spi.VersionRecord;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/**
 * A stage is to change hands. Decided on the model's revision, so that of several who decide on the same state one wins.
 *
 * @param model whose stage
 * @param stage which stage
 * @param request what is asked for
 * @param grounds why
 * @param actor who asks
 * @param operation makes it happen once
 */
public record StageMove(
        ModelName model, StageName stage, Request request, Grounds grounds, String actor, OperationId operation) {

    /** A move under a random key. */
    public static StageMove of(ModelName model, StageName stage, Request request, Grounds grounds, String actor) {
        OperationId operation = Operations.of(
                Operations.randomKey(), "move", model.value(), stage.value(), request.toString(), grounds.text());
        return new StageMove(model, stage, request, grounds, actor, operation);
    }

    /** What is asked for. */
    public sealed interface Request {

        /** Whether a version is to enter, rather than what was there before to return. */
        default boolean isEntry() {
            return this instanceof Assign || this instanceof ReplaceVersion || this instanceof ReplaceMove;
        }

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
     * @param reads what else there is, read after the model
     * @throws ConflictException if what is expected does not hold, or the version to enter is deleted
     * @throws StageRuleException if rules forbid it
     */
    public Optional<Commit> decide(ModelRecord read, StageReads reads) {
        Level.require(read);
        return target(new StageLog(reads.moves(stage))).map(target -> commit(read, target, reads));
    }

    private Commit commit(ModelRecord read, Target target, StageReads reads) {
        Optional<VersionRecord> entering =
                target.to().stream().mapToObj(reads::version).findFirst();
        entering.ifPresent(this::requireShown);
        RegistrySettings settings = reads.settings();
        Level.require(settings);
        Admission admission = Admission.of(read, settings, stage);
        Admission.requireKnown(
                subject(), admission.rules().stream().map(EffectiveRule::rule).toList());
        List<Outcome> passedOver = request.isEntry()
                ? admit(admission.check(entering.orElseThrow(), actor, reads))
                : admit(admission.checkMover(actor));
        return commit(read, target, admission.registryRevision(), passedOver);
    }

    private void requireShown(VersionRecord version) {
        if (version.summary().lifecycle().isHidden()) {
            throw conflict(version.summary().resolved().reference() + " is deleted; restore it first");
        }
    }

    /** What was passed over. */
    private List<Outcome> admit(StageCheck check) {
        List<Outcome> forbidding = check.failures().stream()
                .filter(outcome -> grounds.override().isEmpty() || Admission.isAboutMovers(outcome.rule()))
                .toList();
        if (!forbidding.isEmpty()) {
            throw StageRuleException.entering(check.version(), stage.value(), forbidding);
        }
        return check.failures();
    }

    private List<Outcome> admit(List<Outcome> ofMovers) {
        List<Outcome> forbidding = ofMovers.stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAILED)
                .toList();
        if (!forbidding.isEmpty()) {
            throw StageRuleException.moving(model.value(), stage.value(), forbidding);
        }
        return List.of();
    }

    /**
     * Where a stage goes.
     *
     * @param from the version in it
     * @param to the version put into it
     * @param undoes the move that is taken back
     */
    private record Target(OptionalInt from, OptionalInt to, OptionalLong undoes) {}

    private Optional<Target> target(StageLog log) {
        if (request instanceof Request.Assign assign) {
            return log.occupant().equals(OptionalInt.of(assign.number()))
                    ? Optional.empty()
                    : Optional.of(entry(log, assign.number()));
        }
        if (request instanceof Request.ReplaceVersion replace) {
            requireOccupant(log, replace.expected());
            return Optional.of(entry(log, replace.number()));
        }
        if (request instanceof Request.ReplaceMove replace) {
            requireNewest(log, replace.expected());
            return Optional.of(entry(log, replace.number()));
        }
        if (request instanceof Request.Clear) {
            requireOccupied(log);
            return Optional.of(new Target(log.occupant(), OptionalInt.empty(), OptionalLong.empty()));
        }
        StageChange undone = toUndo(log);
        return Optional.of(new Target(log.occupant(), undone.from(), OptionalLong.of(undone.id())));
    }

    private static Target entry(StageLog log, int number) {
        return new Target(log.occupant(), OptionalInt.of(number), OptionalLong.empty());
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

    private String subject() {
        return "stage " + stage + " of " + model;
    }

    private ConflictException conflict(String reasonWhy) {
        return ConflictException.of(subject(), reasonWhy);
    }

    private Commit commit(ModelRecord read, Target target, long registryRevision, List<Outcome> passedOver) {
        return new Commit(
                model,
                operation,
                OptionalLong.of(read.revision()),
                OptionalLong.of(registryRevision),
                List.of(new Change.MoveStage(stage, target.from(), target.to(), grounds.text(), target.undoes())),
                new EventDraft(EventKinds.STAGE_MOVED, actor, content(target, passedOver)),
                Optional.empty(),
                Level.FIRST);
    }

    private String content(Target target, List<Outcome> passedOver) {
        ObjectNode content = CanonicalJson.object();
        content.put("stage", stage.value());
        content.put("reason", grounds.text());
        target.from().ifPresent(number -> content.put("from", Integer.toString(number)));
        target.to().ifPresent(number -> content.put("to", Integer.toString(number)));
        target.undoes().ifPresent(move -> content.put("undoes", Long.toString(move)));
        grounds.override().ifPresent(why -> content.put("override", why));
        if (!passedOver.isEmpty()) {
            content.put(
                    "passed-over", passedOver.stream().map(Outcome::explanation).collect(Collectors.joining("; ")));
        }
        return CanonicalJson.write(content);
    }
}
