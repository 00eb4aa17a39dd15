package io.modelregistry.store.jdbc;

import io.modelregistry.spi.Change;
import io.modelregistry.spi.NewVersion;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import org.jdbi.v3.core.Handle;

/** Writes the changes of one commit, whose model is locked. */
final class ChangeWriter {

    private final Handle handle;
    private final LineRow model;
    private final String actor;
    private final long at;
    private final PinnedBlobs pins;
    private OptionalInt added = OptionalInt.empty();
    private OptionalInt about = OptionalInt.empty();

    ChangeWriter(Handle handle, LineRow model, String actor, long at, PinnedBlobs pins) {
        this.handle = handle;
        this.model = model;
        this.actor = actor;
        this.at = at;
        this.pins = pins;
    }

    /** The time of the event in microseconds. */
    long at() {
        return at;
    }

    /** The version that was added, otherwise the one that was revised or that a stage moved to. */
    OptionalInt number() {
        return added.isPresent() ? added : about;
    }

    int lastNumber() {
        return added.orElse(model.lastNumber());
    }

    /** Writes one change; returns whether what it was decided on still holds. */
    boolean apply(Change change) {
        if (change instanceof Change.CreateModel creation) {
            TagWriter.insertModelTags(handle, model.id(), creation.tags());
            return true;
        }
        if (change instanceof Change.AddVersion addition) {
            add(addition.version());
            return true;
        }
        if (change instanceof Change.MoveStage move) {
            return move(move);
        }
        if (change instanceof Change.ReviseModel revision) {
            revisions().revise(revision);
            return true;
        }
        if (change instanceof Change.ReviseVersion revision) {
            return withVersion(revision.number(), version -> revisions().revise(version, revision));
        }
        if (change instanceof Change.AttachFile file) {
            return withVersion(file.number(), version -> revisions().attach(version, file, pins));
        }
        if (change instanceof Change.DetachFile file) {
            return withVersion(file.number(), version -> revisions().detach(version, file.name()));
        }
        Change.PurgeFiles purge = (Change.PurgeFiles) change;
        return withVersion(purge.number(), version -> revisions().purge(version));
    }

    private RevisionWriter revisions() {
        return new RevisionWriter(handle, model, at);
    }

    private boolean withVersion(int number, LongConsumer work) {
        about = OptionalInt.of(number);
        Optional<Long> version = revisions().version(number);
        version.ifPresent(work::accept);
        return version.isPresent();
    }

    private void add(NewVersion version) {
        pins.requirePresent();
        int number = model.lastNumber() + 1;
        long id = VersionWriter.insert(handle, model, number, version, new Authorship(actor, at));
        VersionWriter.insertFiles(handle, id, version.files(), pins);
        TagWriter.insertVersionTags(handle, id, version.tags());
        ProjectionWriter.insert(handle, model.id(), id, version);
        added = OptionalInt.of(number);
    }

    private boolean move(Change.MoveStage move) {
        about = move.to();
        return new StageWriter(handle, model, new Authorship(actor, at)).move(move);
    }
}
