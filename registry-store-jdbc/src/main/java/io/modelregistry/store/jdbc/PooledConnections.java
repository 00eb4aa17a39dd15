package io.modelregistry.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;

/** Connections of a caller's data source, which stays open. */
final class PooledConnections implements ConnectionSource {

    private final DataSource dataSource;
    private final Preparing preparing;

    /**
     * Connections of a data source.
     *
     * @param preparing what to do with a connection before each use
     */
    PooledConnections(DataSource dataSource, Preparing preparing) {
        this.dataSource = dataSource;
        this.preparing = preparing;
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
    public void close() {}

    /** Makes a connection ready for use. */
    interface Preparing {
        void prepare(Connection connection) throws SQLException;
    }
}
