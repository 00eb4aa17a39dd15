package io.modelregistry.system;

import io.modelregistry.testservers.MariaDbServer;
import io.modelregistry.testservers.PostgresServer;
import io.modelregistry.testservers.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;

/** Every kind of metadata store, and where a test finds an empty one. */
enum MetadataKind {
    MEMORY,
    SQLITE,
    H2,
    POSTGRESQL,
    MARIADB;

    /** An empty one; what is a file is put into the directory. */
    Place newPlace(Path directory) throws SQLException {
        return switch (this) {
            case MEMORY -> Place.of("memory:");
            case SQLITE -> Place.of("jdbc:sqlite:" + directory.resolve("registry.db"));
            case H2 -> Place.of("jdbc:h2:" + directory.resolve("registry"));
            case POSTGRESQL -> of(PostgresServer.shared().newDatabase());
            case MARIADB -> of(MariaDbServer.shared().newDatabase());
        };
    }

    private static Place of(TestDatabase database) {
        return new Place(database.url(), database::close);
    }
}
