package io.modelregistry.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Where connections come from. Safe for many threads. */
interface ConnectionSource {

    /** A connection for one thread; waits for one at most {@link Limits#LOCK_WAIT}. */
    Connection lease() throws SQLException;

    /** Takes a connection back. One that is closed, because its state is not known, is replaced by another. */
    void giveBack(Connection connection);

    /** Prepares a statement that is run very often; whoever asks must not close it but {@link #release} it. */
    default PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        return connection.prepareStatement(sql);
    }

    /** Lets go of a statement of {@link #prepare}. */
    default void release(PreparedStatement statement) throws SQLException {
        statement.close();
    }

    void close();
}
