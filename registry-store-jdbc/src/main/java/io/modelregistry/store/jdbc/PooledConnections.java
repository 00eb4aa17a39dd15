package io.modelregistry.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of a data source, ours or the caller's. */
final class PooledConnections implements ConnectionSource {

    private final DataSource dataSource;
    private final Preparing preparing;
    private final AutoCloseable owned;

    /**
     * Connections of a data source.
     *
     * @param preparing what to do with a connection before each use
     * @param owned what to close in the end
     */
    PooledConnections(DataSource dataSource, Preparing preparing, AutoCloseable owned) {
        this.dataSource = dataSource;
        this.preparing = preparing;
        this.owned = owned;
    }

    @Override
    public Connection lease() throws SQLException {
        Connection connection = dataSource.getConnection();
        try {
            preparing.prepare(connection);
            return connection;
        } catch (Throwable e) {
            Closing.quietly(connection);
            throw e;
        }
    }

    @Override
    public void giveBack(Connection connection) {
        Closing.quietly(connection);
    }

    @Override
    public void close() {
        Closing.quietly(owned);
    }

    /** Makes a connection ready for use. */
    interface Preparing {
        void prepare(Connection connection) throws SQLException;
    }
}
