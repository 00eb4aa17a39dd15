package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.Operation;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.Receipt;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/**
 * One attempt at a commit. Locks in the order that all who write follow: the model's row, the operation's row, and last the
 * registry's own line. Only when it holds them all it takes the time, so that whoever gets these locks later knows that
 * no earlier time is still to come.
 */
final class CommitTransaction {

    private final Handle handle;
    private final Dialect dialect;
    private final StoreClock clock;
    private final Commit commit;

    CommitTransaction(Handle handle, Dialect dialect, StoreClock clock, Commit commit) {
        this.handle = handle;
        this.dialect = dialect;
        this.clock = clock;
        this.commit = commit;
    }

    Ending<CommitResult> run() {
        Optional<LineRow> model = LineRow.lock(handle, dialect, commit.model().value());
        Optional<OperationRow> operation =
                OperationRow.lock(handle, dialect, commit.operation().key());
        Optional<CommitResult> answer = answerOf(operation);
        if (answer.isPresent()) {
            return Ending.undo(answer.get());
        }
        if (!isDecidedOn(model)) {
            return Ending.undo(new CommitResult.Conflict());
        }
        return apply(model, operation);
    }

    /** What the operation says by itself, whatever became of the model meanwhile. */
    private Optional<CommitResult> answerOf(Optional<OperationRow> found) {
        if (found.isEmpty()) {
            return commit.refersToBlobs() ? Optional.of(new CommitResult.Abandoned()) : Optional.empty();
        }
        OperationRow operation = found.get();
        if (!operation.is(commit.operation())) {
            return Optional.of(new CommitResult.KeyReused());
        }
        if (operation.state() == Operation.State.ABANDONED) {
            return Optional.of(new CommitResult.Abandoned());
        }
        return operation.receipt().map(CommitResult.Done::new);
    }

    private Optional<Change.CreateModel> creation() {
        return commit.changes().stream()
                .filter(Change.CreateModel.class::isInstance)
                .map(Change.CreateModel.class::cast)
                .findFirst();
    }

    private boolean isDecidedOn(Optional<LineRow> model) {
        if (model.isPresent() == creation().isPresent()) {
            return false;
        }
        long revision = model.map(LineRow::revision).orElse(0L);
        return commit.decidedOn().isEmpty() || commit.decidedOn().getAsLong() == revision;
    }

    private Ending<CommitResult> apply(Optional<LineRow> found, Optional<OperationRow> operation) {
        if (found.isEmpty()) {
            Optional<ModelName> existing = ModelReader.likeName(handle, commit.model());
            if (existing.isPresent()) {
                // Under this very name it came into being since it was looked for, perhaps by this operation: look
                // again.
                return existing.get().equals(commit.model()) ? run() : Ending.undo(new CommitResult.Conflict());
            }
        }
        PinnedBlobs pins = PinnedBlobs.of(handle, operation);
        // Also for a model that is created without a word in the registry's line: this lock stands for the model's row,
        // which nobody else can see yet.
        Optional<LineRow> registry = found.isEmpty()
                        || commit.registryEvent().isPresent()
                        || commit.registryRevision().isPresent()
                ? LineRow.lock(handle, dialect, Line.REGISTRY.name())
                : Optional.empty();
        if (commit.registryRevision().isPresent()
                && commit.registryRevision().getAsLong()
                        != SettingsRow.read(handle).revision()) {
            return Ending.undo(new CommitResult.Conflict());
        }
        long now = clock.now(handle);
        LineRow model = found.orElseGet(() -> create(now));
        ChangeWriter changes = new ChangeWriter(handle, model, commit.event().actor(), model.timeAfter(now), pins);
        for (Change change : commit.changes()) {
            if (!changes.apply(change)) {
                return Ending.undo(new CommitResult.Conflict());
            }
        }
        Receipt receipt = record(model, changes);
        commit.registryEvent().ifPresent(event -> record(registry.orElseThrow(), event, now));
        finish(operation, receipt);
        dialect.announcement()
                .ifPresent(statement -> handle.execute(statement, commit.model().value()));
        return Ending.keep(new CommitResult.Done(receipt));
    }

    private LineRow create(long now) {
        Change.CreateModel creation = creation().orElseThrow();
        NewModel model = new NewModel(
                commit.model(), creation.description(), commit.event().actor());
        return LineRow.create(handle, model, now);
    }

    private Receipt record(LineRow model, ChangeWriter changes) {
        OptionalInt number = changes.number();
        LineRow changed = model.after(changes.lastNumber(), commit.level());
        EventWriter.append(handle, changed, commit.event(), changes.at(), number);
        return new Receipt(commit.model(), model.lastSequence() + 1, Micros.instant(changes.at()), number);
    }

    private void record(LineRow registry, EventDraft event, long now) {
        EventWriter.append(handle, registry, event, registry.timeAfter(now), OptionalInt.empty());
    }

    private void finish(Optional<OperationRow> operation, Receipt receipt) {
        long id = operation
                .map(OperationRow::id)
                .orElseGet(() -> OperationRow.insert(handle, commit.operation(), commit.model(), 0));
        OperationRow.finish(handle, id, receipt);
        Pins.drop(handle, id);
    }
}
