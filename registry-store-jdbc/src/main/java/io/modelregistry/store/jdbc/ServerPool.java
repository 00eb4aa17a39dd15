package io.modelregistry.store.jdbc;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * A few connections to a database server. While all are in use it waits for one; when the server cannot be reached it says so
 * soon, because those who are asked for an answer have a deadline of their own.
 */
final class ServerPool implements ConnectionSource {

    private static final int CONNECTIONS = 10;
    private static final Duration LOOK_AGAIN = Duration.ofSeconds(1);

    private final HikariDataSource pool;

    /** Connects at once, or fails as the pool does. */
    ServerPool(DataSource connecting) {
        HikariConfig config = new HikariConfig();
        config.setPoolName("modelregistry");
        config.setDataSource(connecting);
        config.setMaximumPoolSize(CONNECTIONS);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(LOOK_AGAIN.toMillis());
        pool = new HikariDataSource(config);
    }

    @Override
    public Connection lease() throws SQLException {
        long end = System.nanoTime() + Settings.LOCK_WAIT.toNanos();
        while (true) {
            try {
                return pool.getConnection();
            } catch (SQLTransientConnectionException e) {
                // The cause is why the server could not be reached; without one, all connections are in use.
                if (e.getCause() != null || System.nanoTime() - end >= 0) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void giveBack(Connection connection) {
        Closing.quietly(connection);
    }

    @Override
    public void close() {
        pool.close();
    }
}
