package io.modelregistry.testservers;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** An empty database on a shared server, for one test. Closing drops it, whoever is still connected. */
public final class TestDatabase implements AutoCloseable {
    private final String name;
    private final String url;
    private final String user;
    private final Dropping dropping;

    TestDatabase(String name, String url, String user, Dropping dropping) {
        this.name = name;
        this.url = url;
        this.user = user;
        this.dropping = dropping;
    }

    public String name() {
        return name;
    }

    /** The JDBC address, with the user in it: nothing else is needed to connect. */
    public String url() {
        return url;
    }

    public String user() {
        return user;
    }

    /** Empty on both servers, which trust whoever reaches their loopback port. */
    public String password() {
        return "";
    }

    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url);
    }

    @Override
    public void close() throws SQLException {
        dropping.drop(name);
    }

    @Override
    public String toString() {
        return url;
    }

    interface Dropping {
        void drop(String name) throws SQLException;
    }
}
