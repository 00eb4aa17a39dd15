package io.modelregistry.system;

import io.modelregistry.testservers.MariaDbServer;
import io.modelregistry.testservers.PostgresServer;
import io.modelregistry.testservers.TestDatabase;
import java.io.IOException;
import java.sql.SQLException;

/** Databases that are reached over a network. */
enum ServedDatabase {
    POSTGRESQL,
    MARIADB;

    TestDatabase newDatabase() throws SQLException {
        return this == POSTGRESQL
                ? PostgresServer.shared().newDatabase()
                : MariaDbServer.shared().newDatabase();
    }

    /** A proxy that understands what clients send to it. */
    TcpProxy newProxy() throws IOException {
        return this == POSTGRESQL
                ? TcpProxy.before(PostgresServer.shared().port(), PostgresWire::new)
                : TcpProxy.before(MariaDbServer.shared().port(), MariaDbWire::new);
    }
}
