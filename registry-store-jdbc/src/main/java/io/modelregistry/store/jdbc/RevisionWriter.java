package io.modelregistry.store.jdbc;

import io.modelregistry.spi.Change;
import io.modelregistry.spi.Revision;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Update;

/** Replaces what may change of a model that is locked, and of its versions. */
final class RevisionWriter {

    private static final String ID = """
            select id
            from version
            where model_id = :model and number = :number
            """;

    private static final String REVISE_VERSION = """
            update version
            set short_description = :short, description = :description, annotations = :annotations, lifecycle = :lifecycle,
              changed_at = :at
            where id = :id
            """;

    private static final String REVISE_MODEL = """
            update model
            set short_description = :short, description = :description, annotations = :annotations, lifecycle = :lifecycle
            where id = :id
            """;

    private static final String DETACH = """
            delete from attachment
            where version_id = :version and name = :name
            """;

    private static final String ATTACH = """
            insert into attachment (version_id, ordinal, name, size, digest, incarnation, blob_id)
            values (:version, :ordinal, :name, :size, :digest, :incarnation, :blob)
            """;

    private static final String PURGE_FILES = "delete from version_file where version_id = :version";

    private static final String PURGE_ATTACHMENTS = "delete from attachment where version_id = :version";

    private final Handle handle;
    private final LineRow model;
    private final long at;

    RevisionWriter(Handle handle, LineRow model, long at) {
        this.handle = handle;
        this.model = model;
        this.at = at;
    }

    /** The key of a version, if it exists. */
    Optional<Long> version(int number) {
        return handle.createQuery(ID)
                .bind("model", model.id())
                .bind("number", number)
                .map((row, context) -> row.getLong(1))
                .findOne();
    }

    void revise(long version, Change.ReviseVersion change) {
        revision(REVISE_VERSION, change.revision(), version).bind("at", at).execute();
        TagWriter.replaceVersionTags(handle, version, change.revision().tags());
        ProjectionWriter.replace(handle, model.id(), version, change);
    }

    void revise(Change.ReviseModel change) {
        revision(REVISE_MODEL, change.revision(), model.id()).execute();
        TagWriter.replaceModelTags(handle, model.id(), change.revision().tags());
    }

    private Update revision(String sql, Revision revision, long id) {
        return handle.createUpdate(sql)
                .bind("short", ShortText.of(revision.description()))
                .bind("description", revision.description())
                .bind("annotations", revision.annotations())
                .bind("lifecycle", Codes.of(revision.lifecycle()))
                .bind("id", id);
    }

    void attach(long version, Change.AttachFile change, PinnedBlobs pins) {
        pins.requirePresent();
        var blob = pins.present(change.file().digest());
        detach(version, change.file().name());
        handle.createUpdate(ATTACH)
                .bind("version", version)
                .bind("ordinal", model.lastSequence() + 1)
                .bind("name", change.file().name())
                .bind("size", change.file().size())
                .bind("digest", change.file().digest().hex())
                .bind("incarnation", blob.key().incarnation())
                .bind("blob", blob.id())
                .execute();
    }

    void detach(long version, String name) {
        handle.createUpdate(DETACH).bind("version", version).bind("name", name).execute();
    }

    void purge(long version) {
        handle.createUpdate(PURGE_FILES).bind("version", version).execute();
        handle.createUpdate(PURGE_ATTACHMENTS).bind("version", version).execute();
    }
}
