package io.modelregistry.store.jdbc;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/** Writes tags. */
final class TagWriter {

    private static final String INSERT_OF_MODEL = """
            insert into model_tag (model_id, name, text, number)
            values (:model, :name, :text, :number)
            """;

    private static final String INSERT_OF_VERSION = """
            insert into version_tag (version_id, name, text)
            values (:version, :name, :text)
            """;

    private static final String DELETE_OF_MODEL = "delete from model_tag where model_id = :model";

    private static final String DELETE_OF_VERSION = "delete from version_tag where version_id = :version";

    private TagWriter() {}

    static void replaceModelTags(Handle handle, long model, Map<String, String> tags) {
        handle.createUpdate(DELETE_OF_MODEL).bind("model", model).execute();
        insertModelTags(handle, model, tags);
    }

    static void replaceVersionTags(Handle handle, long version, Map<String, String> tags) {
        handle.createUpdate(DELETE_OF_VERSION).bind("version", version).execute();
        insertVersionTags(handle, version, tags);
    }

    static void insertModelTags(Handle handle, long model, Map<String, String> tags) {
        Batches.execute(
                handle,
                INSERT_OF_MODEL,
                tags.entrySet(),
                (batch, tag) -> batch.bind("model", model)
                        .bind("name", tag.getKey())
                        .bind("text", tag.getValue())
                        .bind("number", NumberText.parse(tag.getValue())));
    }

    static void insertVersionTags(Handle handle, long version, Map<String, String> tags) {
        Batches.execute(
                handle,
                INSERT_OF_VERSION,
                tags.entrySet(),
                (batch, tag) -> batch.bind("version", version)
                        .bind("name", tag.getKey())
                        .bind("text", tag.getValue()));
    }
}
