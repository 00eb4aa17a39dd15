package io.modelregistry.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import org.jspecify.annotations.Nullable;

/**
 * A few connections to a database in this process, opened when they are first needed and kept with their prepared statements:
 * preparing costs SQLite as much as the read of one row. Waiting threads are served in order, and an interrupt does not
 * end the waiting.
 */
final class KeptConnections implements ConnectionSource {

    private static final int STATEMENTS = 100;

    private final Opener opener;
    private final Permits permits;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Map<Connection, Map<String, PreparedStatement>> statements = new ConcurrentHashMap<>();
    private volatile boolean closed;

    KeptConnections(int size, Opener opener) {
        this.opener = opener;
        permits = new Permits(size);
    }

    @Override
    public Connection lease() throws SQLException {
        permits.acquire();
        try {
            Connection connection = idle.pollFirst();
            return connection == null ? opener.open() : connection;
        } catch (Throwable e) {
            permits.release();
            throw e;
        }
    }

    @Override
    public void giveBack(Connection connection) {
        try {
            if (closed || connection.isClosed()) {
                discard(connection);
            } else {
                idle.addFirst(connection);
            }
        } catch (SQLException e) {
            discard(connection);
        } finally {
            permits.release();
        }
    }

    @Override
    public PreparedStatement prepare(Connection connection, String sql) throws SQLException {
        Map<String, PreparedStatement> kept = statements.computeIfAbsent(connection, c -> new KeptStatements());
        PreparedStatement statement = kept.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            kept.put(sql, statement);
        }
        return statement;
    }

    @Override
    public void release(PreparedStatement statement) {}

    /** Closes what is idle at once, and the others when they come back. */
    @Override
    public void close() {
        closed = true;
        for (Connection connection = idle.pollFirst(); connection != null; connection = idle.pollFirst()) {
            discard(connection);
        }
    }

    private void discard(@Nullable Connection connection) {
        if (connection != null) {
            statements.remove(connection);
            Closing.quietly(connection);
        }
    }

    /** Those of one connection, without those that were not used for longest. Used by one thread at a time. */
    private static final class KeptStatements extends LinkedHashMap<String, PreparedStatement> {

        private static final long serialVersionUID = 1L;

        KeptStatements() {
            super(STATEMENTS, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
            boolean isOver = size() > STATEMENTS;
            if (isOver) {
                Closing.quietly(eldest.getValue());
            }
            return isOver;
        }
    }

    /** Opens a connection that is ready for use. */
    interface Opener {
        Connection open() throws SQLException;
    }
}
