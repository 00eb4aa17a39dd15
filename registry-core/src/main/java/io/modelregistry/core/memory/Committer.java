package io.modelregistry.core.memory;

import io.modelregistry.spi.BlobIndex.Use;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Change.AttachFile;
import io.modelregistry.spi.Change.CreateModel;
import io.modelregistry.spi.Change.DetachFile;
import io.modelregistry.spi.Change.MoveStage;
import io.modelregistry.spi.Change.PurgeFiles;
import io.modelregistry.spi.Change.ReviseVersion;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.Receipt;
import io.modelregistry.spi.RegistrySettings;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;

/** Applies commits: first everything is worked out, which may fail, then it is stored, which cannot. */
final class Committer {

    private final Tables tables;

    Committer(Tables tables) {
        this.tables = tables;
    }

    CommitResult commit(Commit commit) {
        Optional<CommitResult> known = known(commit);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<ModelRow> model = tables.models().findFolded(commit.model());
        if (!fits(commit, model)) {
            return new CommitResult.Conflict();
        }
        Outcome outcome = workOut(commit, model);
        store(commit, outcome);
        return new CommitResult.Done(outcome.receipt());
    }

    /** Returns whether what holds for all models was still as it was when this was decided. */
    boolean change(RegistrySettings.Change change) {
        if (tables.settings().revision() != change.decidedOn()) {
            return false;
        }
        tables.settingsTable().put(change.document());
        Instant at = tables.events().nextTime(Line.REGISTRY, tables.now());
        tables.events().append(Line.REGISTRY, change.event(), OptionalInt.empty(), at);
        return true;
    }

    /** The answer if the operation alone gives it. */
    private Optional<CommitResult> known(Commit commit) {
        Optional<OperationRow> operation =
                tables.operations().find(commit.operation().key());
        if (operation.isEmpty()) {
            return commit.refersToBlobs() ? Optional.of(new CommitResult.Abandoned()) : Optional.empty();
        }
        OperationRow row = operation.get();
        if (!row.id().equals(commit.operation())) {
            return Optional.of(new CommitResult.KeyReused());
        }
        return switch (row.state()) {
            case DONE -> row.receipt().map(CommitResult.Done::new);
            case ABANDONED -> Optional.of(new CommitResult.Abandoned());
            case PREPARED -> Optional.empty();
        };
    }

    private boolean fits(Commit commit, Optional<ModelRow> model) {
        boolean isThere = model.filter(row -> row.name().equals(commit.model())).isPresent();
        long revision = model.map(ModelRow::revision).orElse(0L);
        return (creation(commit).isPresent() ? model.isEmpty() : isThere)
                && commit.decidedOn().orElse(revision) == revision
                && commit.registryRevision().orElse(tables.settings().revision())
                        == tables.settings().revision()
                && commit.changes().stream().allMatch(change -> fits(change, model));
    }

    private boolean fits(Change change, Optional<ModelRow> model) {
        OptionalInt revised = revised(change);
        if (revised.isPresent()) {
            return model.flatMap(row -> tables.versions().find(row.id(), revised.getAsInt()))
                    .isPresent();
        }
        return !(change instanceof MoveStage move) || fits(move, model);
    }

    private static OptionalInt revised(Change change) {
        if (change instanceof ReviseVersion revise) {
            return OptionalInt.of(revise.number());
        }
        if (change instanceof AttachFile attach) {
            return OptionalInt.of(attach.number());
        }
        if (change instanceof DetachFile detach) {
            return OptionalInt.of(detach.number());
        }
        return change instanceof PurgeFiles purge ? OptionalInt.of(purge.number()) : OptionalInt.empty();
    }

    private boolean fits(MoveStage move, Optional<ModelRow> model) {
        OptionalInt current = model.flatMap(
                        row -> Optional.ofNullable(row.stages().get(move.stage())))
                .map(version -> OptionalInt.of(version.number()))
                .orElse(OptionalInt.empty());
        return current.equals(move.from());
    }

    private static Optional<CreateModel> creation(Commit commit) {
        return commit.changes().stream()
                .filter(CreateModel.class::isInstance)
                .map(CreateModel.class::cast)
                .findFirst();
    }

    private Outcome workOut(Commit commit, Optional<ModelRow> model) {
        Line line = Line.of(commit.model());
        Instant at = tables.events().nextTime(line, tables.now());
        long sequence = tables.events().end(line).sequence() + 1;
        ModelRow start = model.orElseGet(() -> ModelRow.created(
                tables.models().nextId(),
                commit.model(),
                creation(commit).orElseThrow(),
                commit.event().actor(),
                at));
        return new CommitDraft(tables, commit, start, sequence, at).workOut();
    }

    private void store(Commit commit, Outcome outcome) {
        Receipt receipt = outcome.receipt();
        tables.models().put(outcome.model());
        tables.models().add(outcome.model().id(), outcome.moves());
        outcome.changed().forEach(tables.versions()::put);
        outcome.added().ifPresent(this::store);
        outcome.released().forEach((use, blob) -> tables.blobs().release(blob, use));
        outcome.attached().forEach((use, blob) -> tables.blobs().refer(blob.id(), use));
        tables.events().append(Line.of(commit.model()), commit.event(), receipt.number(), receipt.at());
        commit.registryEvent().ifPresent(event -> {
            Instant at = tables.events().nextTime(Line.REGISTRY, receipt.at());
            tables.events().append(Line.REGISTRY, event, OptionalInt.empty(), at);
        });
        tables.operations().complete(commit.operation(), receipt, tables.now());
    }

    private void store(AddedVersion added) {
        VersionRow version = added.row();
        tables.versions().put(version);
        added.blobs()
                .forEach((file, blob) ->
                        tables.blobs().refer(blob.id(), new Use(version.modelName(), version.number(), file)));
    }
}
