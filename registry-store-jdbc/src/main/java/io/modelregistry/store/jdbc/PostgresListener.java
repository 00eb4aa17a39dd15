package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.spi.ChangeListening;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection that listens, on a thread of its own, and is made again when it breaks. */
final class PostgresListener implements ChangeListening, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(PostgresListener.class);
    private static final int LISTEN_MILLIS = 10_000;
    private static final long PAUSE_MILLIS = 1_000;

    private final Connecting connecting;
    private final Consumer<ModelName> changed;
    private final Thread thread = new Thread(this, "registry-listener");
    private volatile @Nullable Connection listening;
    private volatile boolean isClosed;

    PostgresListener(Connecting connecting, Consumer<ModelName> changed) {
        this.connecting = connecting;
        this.changed = changed;
        thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        while (!isClosed) {
            try (Connection connection = connecting.connect()) {
                listening = connection;
                String schema = Statements.value(connection, "select current_schema()");
                while (!isClosed) {
                    hear(connection.unwrap(PGConnection.class), schema + " ");
                }
            } catch (SQLException e) {
                LOG.debug("Changes go untold until the database can be listened to again", e);
                pause();
            }
        }
    }

    /** Waits for what there is to hear. Another registry in the same database is not ours. */
    private void hear(PGConnection connection, String prefix) throws SQLException {
        for (PGNotification notification : connection.getNotifications(LISTEN_MILLIS)) {
            String parameter = notification.getParameter();
            if (parameter.startsWith(prefix) && !isClosed) {
                changed.accept(new ModelName(parameter.substring(prefix.length())));
            }
        }
    }

    private void pause() {
        try {
            Thread.sleep(isClosed ? 0 : PAUSE_MILLIS);
        } catch (InterruptedException e) {
            isClosed = true;
        }
    }

    /** Breaks the link, since listening cannot be interrupted. */
    @Override
    public void close() {
        isClosed = true;
        Connection connection = listening;
        if (connection != null) {
            Closing.quietly(connection);
        }
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Makes a connection that listens. */
    interface Connecting {
        Connection connect() throws SQLException;
    }
}
