package io.modelregistry.core.memory;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.NewVersion;
import io.modelregistry.spi.Revision;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionSummary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Turns what was pinned to an operation into what a version refers to. Stores nothing. */
final class NewVersions {

    private final Tables tables;

    NewVersions(Tables tables) {
        this.tables = tables;
    }

    /** The next version of a model. */
    AddedVersion add(NewVersion content, ModelRow model, Commit commit, Instant at) {
        OperationRow operation =
                tables.operations().findPrepared(commit.operation()).orElseThrow();
        if (!operation.reserved().equals(content.semanticVersion())) {
            throw new IllegalStateException(
                    "Reserved was " + operation.reserved() + ", not " + content.semanticVersion());
        }
        Map<Digest, BlobRecord> pinned = pinned(operation);
        int number = model.lastNumber() + 1;
        VersionSummary summary = new VersionSummary(
                model.name(), number, content.semanticVersion(), content.digest(), at, Lifecycle.ACTIVE);
        List<StoredFile> files = new ArrayList<>();
        Map<String, BlobRecord> blobs = new HashMap<>();
        for (ModelFile file : content.files()) {
            BlobRecord blob = pinned(pinned, file);
            files.add(new StoredFile(file, blob.key()));
            blobs.put(file.name(), blob);
        }
        long id = tables.versions().nextId();
        String actor = commit.event().actor();
        return new AddedVersion(
                new VersionRow(id, model.id(), summary, content, files, Revision.NOTHING, List.of(), actor, at), blobs);
    }

    /** The pinned bytes of a file. */
    BlobRecord pinned(Commit commit, ModelFile file) {
        OperationRow operation =
                tables.operations().findPrepared(commit.operation()).orElseThrow();
        return pinned(pinned(operation), file);
    }

    private Map<Digest, BlobRecord> pinned(OperationRow operation) {
        Map<Digest, BlobRecord> pinned = new HashMap<>();
        operation.pins().forEach((digest, id) -> pinned.put(digest, present(id)));
        return pinned;
    }

    private BlobRecord present(long id) {
        BlobRecord blob = tables.blobs().find(id).orElseThrow();
        if (blob.state() != BlobRecord.State.PRESENT) {
            throw new IllegalStateException("The bytes of " + blob.key() + " are " + blob.state());
        }
        return blob;
    }

    private static BlobRecord pinned(Map<Digest, BlobRecord> pinned, ModelFile file) {
        BlobRecord blob = pinned.get(file.digest());
        if (blob == null) {
            throw new IllegalStateException("The bytes of " + file.name() + " were not prepared");
        }
        return blob;
    }
}
