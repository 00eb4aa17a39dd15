package io.modelregistry.core.memory;

import io.modelregistry.ModelFile;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.spi.BlobIndex.Use;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.Change;
import io.modelregistry.spi.Change.AddVersion;
import io.modelregistry.spi.Change.AttachFile;
import io.modelregistry.spi.Change.DetachFile;
import io.modelregistry.spi.Change.MoveStage;
import io.modelregistry.spi.Change.PurgeFiles;
import io.modelregistry.spi.Change.ReviseModel;
import io.modelregistry.spi.Change.ReviseVersion;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.Receipt;
import io.modelregistry.spi.Revision;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

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
    private final Map<Use, BlobRecord> attached = new HashMap<>();
    private final Map<Use, BlobKey> released = new HashMap<>();
    private Optional<Revision> revision = Optional.empty();
    private OptionalInt about = OptionalInt.empty();
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
        ModelRow model = start.changed(lastNumber, stages, at, commit.level());
        return new Outcome(
                revision.map(model::revised).orElse(model),
                added,
                List.copyOf(changed.values()),
                moves,
                attached,
                released,
                new Receipt(commit.model(), sequence, at, number()));
    }

    private OptionalInt number() {
        if (added.isPresent()) {
            return OptionalInt.of(added.get().row().number());
        }
        return about;
    }

    private void apply(Change change) {
        if (change instanceof AddVersion add) {
            added = Optional.of(newVersions.add(add.version(), start, commit, at));
        } else if (change instanceof MoveStage move) {
            move(move);
        } else if (change instanceof ReviseModel revise) {
            revision = Optional.of(revise.revision());
        } else if (change instanceof ReviseVersion revise) {
            replace(revise.number(), version -> version.revised(revise));
        } else if (change instanceof AttachFile attach) {
            replace(attach.number(), version -> attached(version, attach.file()));
        } else if (change instanceof DetachFile detach) {
            replace(detach.number(), version -> detached(version, detach.name()));
        } else if (change instanceof PurgeFiles purge) {
            replace(purge.number(), this::purged);
        }
    }

    private void replace(int number, UnaryOperator<VersionRow> revise) {
        about = OptionalInt.of(number);
        changed.put(number, revise.apply(touch(number)));
    }

    private VersionRow attached(VersionRow version, ModelFile file) {
        BlobRecord blob = newVersions.pinned(commit, file);
        VersionRow without = detached(version, file.name());
        attached.put(use(version, file.name()), blob);
        List<StoredFile> attachments = new ArrayList<>(without.attachments());
        attachments.add(new StoredFile(file, blob.key()));
        return without.with(without.files(), attachments);
    }

    private VersionRow detached(VersionRow version, String name) {
        version.attachments().stream()
                .filter(stored -> stored.file().name().equals(name))
                .forEach(stored -> released.put(use(version, name), stored.blob()));
        return version.with(
                version.files(),
                version.attachments().stream()
                        .filter(stored -> !stored.file().name().equals(name))
                        .toList());
    }

    private VersionRow purged(VersionRow version) {
        Stream.concat(version.files().stream(), version.attachments().stream())
                .forEach(stored -> released.put(use(version, stored.file().name()), stored.blob()));
        return version.with(List.of(), List.of());
    }

    private static Use use(VersionRow version, String file) {
        return new Use(version.modelName(), version.number(), file);
    }

    private void move(MoveStage move) {
        about = move.to();
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
