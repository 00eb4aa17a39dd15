package io.modelregistry.core.memory;

import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Change.AddVersion;
import io.modelregistry.spi.Change.MoveStage;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.Receipt;
import io.modelregistry.spi.VersionSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Works out what a commit comes to, change by change. Stores nothing. */
final class CommitDraft {

    private final Commit commit;
    private final ModelRow start;
    private final NewVersions newVersions;
    private final VersionTable versions;
    private final long sequence;
    private final Instant at;
    private final Map<StageName, ResolvedVersion> stages;
    private final Map<Integer, VersionRow> changed = new HashMap<>();
    private final List<StageChange> moves = new ArrayList<>();
    private Optional<AddedVersion> added = Optional.empty();

    CommitDraft(Tables tables, Commit commit, ModelRow start, long sequence, Instant at) {
        this.commit = commit;
        this.start = start;
        this.newVersions = new NewVersions(tables);
        this.versions = tables.versions();
        this.sequence = sequence;
        this.at = at;
        this.stages = new HashMap<>(start.stages());
    }

    Outcome workOut() {
        commit.changes().forEach(this::apply);
        int lastNumber = added.map(version -> version.row().number()).orElse(start.lastNumber());
        return new Outcome(
                start.changed(lastNumber, stages, at, commit.level()),
                added,
                List.copyOf(changed.values()),
                moves,
                new Receipt(commit.model(), sequence, at, number()));
    }

    private OptionalInt number() {
        if (added.isPresent()) {
            return OptionalInt.of(added.get().row().number());
        }
        return moves.isEmpty() ? OptionalInt.empty() : moves.get(0).to();
    }

    private void apply(Change change) {
        if (change instanceof AddVersion add) {
            added = Optional.of(newVersions.add(add.version(), start, commit, at));
        } else if (change instanceof MoveStage move) {
            move(move);
        }
    }

    private void move(MoveStage move) {
        stages.remove(move.stage());
        move.from().ifPresent(number -> touch(number));
        move.to()
                .ifPresent(
                        number -> stages.put(move.stage(), inStage(touch(number).summary(), move.stage())));
        moves.add(new StageChange(
                commit.model(),
                move.stage(),
                sequence,
                move.from(),
                move.to(),
                commit.event().actor(),
                move.reason(),
                at,
                move.undoes()));
    }

    private ResolvedVersion inStage(VersionSummary version, StageName stage) {
        return new ResolvedVersion(
                version.model(),
                version.number(),
                version.semanticVersion(),
                version.digest(),
                Optional.of(stage),
                OptionalLong.of(sequence));
    }

    /** The version, which this commit changes. */
    private VersionRow touch(int number) {
        Optional<VersionRow> mine = added.map(AddedVersion::row).filter(row -> row.number() == number);
        return mine.orElseGet(() -> changed.computeIfAbsent(number, this::touched));
    }

    private VersionRow touched(int number) {
        return versions.find(start.id(), number)
                .orElseThrow(() -> new IllegalStateException("There is no " + commit.model() + ":" + number))
                .changed(at);
    }
}
