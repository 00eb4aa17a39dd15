package io.modelregistry.store.jdbc;

import io.modelregistry.ModelFile;
import io.modelregistry.SemanticVersion;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.NewVersion;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes versions and their files. */
final class VersionWriter {

    private static final String INSERT = """
            insert into version (model_id, model_name, number, semantic_version, semantic_key, digest, size,
              created_by, created_at, changed_at, short_description, description, facts)
            values (:model, :name, :number, :semantic, :semanticKey, :digest, :size,
              :actor, :at, :at, :short, :description, :facts)
            """;

    private static final String INSERT_FILE = """
            insert into version_file (version_id, ordinal, name, size, digest, incarnation, blob_id)
            values (:version, :ordinal, :name, :size, :digest, :incarnation, :blob)
            """;

    private VersionWriter() {}

    /** Inserts the version and returns its key. */
    static long insert(Handle handle, LineRow model, int number, NewVersion version, Authorship authorship) {
        return handle.createUpdate(INSERT)
                .bind("model", model.id())
                .bind("name", model.name())
                .bind("number", number)
                .bind("semantic", version.semanticVersion().map(SemanticVersion::toString))
                .bind("semanticKey", version.semanticVersion().map(SemanticVersion::sortKey))
                .bind("digest", version.digest().hex())
                .bind("size", version.size())
                .bind("actor", authorship.actor())
                .bind("at", authorship.at())
                .bind("short", ShortText.of(version.description()))
                .bind("description", version.description())
                .bind("facts", version.facts())
                .executeAndReturnGeneratedKeys("id")
                .map((row, context) -> row.getLong(1))
                .one();
    }

    static void insertFiles(Handle handle, long version, List<ModelFile> files, PinnedBlobs pins) {
        List<FileRow> rows = new ArrayList<>(files.size());
        for (ModelFile file : files) {
            rows.add(new FileRow(rows.size(), file, pins.present(file.digest())));
        }
        Batches.execute(
                handle,
                INSERT_FILE,
                rows,
                (batch, row) -> batch.bind("version", version)
                        .bind("ordinal", row.ordinal())
                        .bind("name", row.file().name())
                        .bind("size", row.file().size())
                        .bind("digest", row.file().digest().hex())
                        .bind("incarnation", row.blob().key().incarnation())
                        .bind("blob", row.blob().id()));
    }

    private record FileRow(int ordinal, ModelFile file, BlobRecord blob) {}
}
