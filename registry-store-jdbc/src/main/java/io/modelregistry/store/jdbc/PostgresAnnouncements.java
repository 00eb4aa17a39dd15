package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.spi.ChangeListening;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * Changes as PostgreSQL tells of them, by LISTEN and NOTIFY: a commit hands over the schema and the model's name, and the server
 * passes them on once the commit is visible.
 */
final class PostgresAnnouncements implements Announcements {

    /** Tells of a change, in the transaction that makes it. */
    static final String ANNOUNCE = "select pg_notify('modelregistry', current_schema() || ' ' || ?)";

    private final DataSource connecting;

    PostgresAnnouncements(DataSource connecting) {
        this.connecting = connecting;
    }

    @Override
    public ChangeListening listen(Consumer<ModelName> changed) {
        PostgresListener listener = new PostgresListener(this::connect, changed);
        listener.start();
        return listener;
    }

    private Connection connect() throws SQLException {
        Connection connection = connecting.getConnection();
        try {
            Statements.execute(connection, "listen modelregistry");
            return connection;
        } catch (Throwable e) {
            Closing.quietly(connection);
            throw e;
        }
    }
}
