package io.modelregistry.store.jdbc;

import io.modelregistry.spi.RegistrySettings;
import io.modelregistry.spi.Revision;
import org.jdbi.v3.core.Handle;

/** What holds for all models. Whoever changes it, or decides by it, holds the row of the registry's own line. */
final class SettingsRow {

    private static final String READ = """
            select revision, document
            from settings
            where id = 1
            """;

    private static final String INSERT = """
            insert into settings (id, revision, document)
            values (1, 1, :document)
            """;

    private static final String UPDATE = """
            update settings
            set revision = revision + 1, document = :document
            where id = 1
            """;

    private SettingsRow() {}

    static RegistrySettings read(Handle handle) {
        return handle.createQuery(READ)
                .map((row, context) -> new RegistrySettings(row.getLong("revision"), row.getString("document")))
                .findOne()
                .orElseGet(() -> new RegistrySettings(0, Revision.NOTHING));
    }

    static void write(Handle handle, String document) {
        if (handle.createUpdate(UPDATE).bind("document", document).execute() == 0) {
            handle.createUpdate(INSERT).bind("document", document).execute();
        }
    }
}
