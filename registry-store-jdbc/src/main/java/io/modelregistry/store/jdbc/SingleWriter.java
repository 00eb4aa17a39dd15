package io.modelregistry.store.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Lets one transaction at a time write to a database of this process, through whichever client it was opened. H2 loses
 * committed changes otherwise: when a transaction that has locked a row is rolled back while another waits for that row,
 * now and then the row falls back to what it was before a commit in between (measured with 2.5.252: some 5 in 6,000).
 */
final class SingleWriter implements ConnectionSource {

    private static final Map<String, Permits> BY_DATABASE = new ConcurrentHashMap<>();

    private final ConnectionSource connections;
    private final Permits turn;

    SingleWriter(String database, ConnectionSource connections) {
        this.connections = connections;
        turn = BY_DATABASE.computeIfAbsent(database, name -> new Permits(1));
    }

    @Override
    public Connection lease() throws SQLException {
        turn.acquire();
        try {
            return connections.lease();
        } catch (Throwable e) {
            turn.release();
            throw e;
        }
    }

    @Override
    public void giveBack(Connection connection) {
        try {
            connections.giveBack(connection);
        } finally {
            turn.release();
        }
    }

    @Override
    public void close() {
        connections.close();
    }
}
