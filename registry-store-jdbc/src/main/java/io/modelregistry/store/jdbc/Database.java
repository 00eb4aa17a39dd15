package io.modelregistry.store.jdbc;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Handles;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** A database and the ways to it. Jdbi is loaded when it is first needed, since that takes longer than opening. */
final class Database {

    private final Dialect dialect;
    private final Failures failures;
    private final Ways ways;
    private final Migrator migrator;
    private volatile Schema schema = Schema.NONE;
    private volatile boolean closed;
    private @Nullable Jdbi reading;
    private @Nullable Jdbi writing;

    Database(Dialect dialect, Failures failures, Ways ways, Migrator migrator) {
        this.dialect = dialect;
        this.failures = failures;
        this.ways = ways;
        this.migrator = migrator;
    }

    /** Settings, checks and schema, by as few queries as that takes. */
    Contact contact(String address) {
        return ways.runner()
                .run(() -> onConnection(connection -> {
                    String durability = dialect.check(connection);
                    schema = migrator.read(connection);
                    if (schema.isMissing() || (schema.isOld() && dialect.isEmbedded())) {
                        schema = migrator.migrate(connection);
                    }
                    DatabaseMetaData data = connection.getMetaData();
                    String product = data.getDatabaseProductName() + " " + data.getDatabaseProductVersion();
                    return new Contact(address, product, durability);
                }));
    }

    void migrate() {
        ways.runner().run(() -> onConnection(connection -> schema = migrator.migrate(connection)));
    }

    private <T> T onConnection(Use<T> use) {
        Connection connection = lease(ways.writers());
        try {
            return use.of(connection);
        } catch (SQLException e) {
            Closing.quietly(connection);
            throw failures.translate(e);
        } finally {
            ways.writers().giveBack(connection);
        }
    }

    Schema schema() {
        return schema;
    }

    /** Refuses to work on a schema that this library would have to migrate first. */
    void requireReadable() {
        requireOpen();
        if (schema.isOld()) {
            throw failures.refused("its schema " + schema.version() + " is older than this library, which needs "
                    + migrator.latest() + "; migrate it with maintenance().migrate() when all clients are new enough");
        }
    }

    /** Also refuses to write what a newer library has reserved for its like. */
    void requireWritable() {
        requireReadable();
        if (!schema.isWritable()) {
            throw failures.refused("its schema " + schema.version() + " can be read but not written by this library, "
                    + "which knows " + migrator.latest() + "; use a newer version of the library");
        }
    }

    Dialect dialect() {
        return dialect;
    }

    Failures failures() {
        return failures;
    }

    Ways ways() {
        return ways;
    }

    void requireOpen() {
        if (closed) {
            throw new IllegalStateException("This store is closed");
        }
    }

    /** A connection; not having one is no collision, and trying again at once would not help. */
    Connection lease(ConnectionSource source) {
        try {
            return source.lease();
        } catch (SQLException e) {
            throw failures.translate(e);
        }
    }

    Handle openForReading() {
        return jdbiForReading().open();
    }

    Handle openForWriting() {
        return jdbiForWriting().open();
    }

    private synchronized Jdbi jdbiForReading() {
        if (reading == null) {
            reading = jdbi(ways.readers());
        }
        return reading;
    }

    private synchronized Jdbi jdbiForWriting() {
        if (writing == null) {
            writing = jdbi(ways.writers());
        }
        return writing;
    }

    private Jdbi jdbi(ConnectionSource source) {
        Jdbi jdbi = Jdbi.create(new ConnectionFactory() {
            @Override
            public Connection openConnection() {
                return lease(source);
            }

            @Override
            public void closeConnection(Connection connection) {
                source.giveBack(connection);
            }
        });
        // Transactions are begun and ended by our own dialects; Jdbi must not guess at them.
        jdbi.getConfig(Handles.class).setForceEndTransactions(false);
        return jdbi;
    }

    void close() {
        if (closed) {
            return;
        }
        closed = true;
        ways.close();
    }

    private interface Use<T> {
        T of(Connection connection) throws SQLException;
    }
}
