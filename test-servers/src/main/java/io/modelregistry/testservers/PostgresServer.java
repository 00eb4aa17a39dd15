package io.modelregistry.testservers;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real PostgreSQL, one for all tests of a JVM, with a database for each test. Also runs as root. Safe for many threads. */
public final class PostgresServer {
    private static final String USER = "postgres";
    private static final Shared<PostgresServer> SHARED = new Shared<>("PostgreSQL", PostgresServer::new);

    private final EmbeddedPostgres server;
    private final AtomicInteger databases = new AtomicInteger();

    private PostgresServer() throws IOException {
        // Off by default in this library; with it a commit that was acknowledged could be lost when the server is
        // killed.
        server = EmbeddedPostgres.builder()
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    /** The server that all tests of this JVM share; it ends with the JVM. */
    public static PostgresServer shared() {
        return SHARED.get();
    }

    public int port() {
        return server.getPort();
    }

    /** Creates an empty database. Close it, or it stays until the JVM ends. */
    public TestDatabase newDatabase() throws SQLException {
        String name = "test_" + databases.incrementAndGet();
        execute("create database " + name);
        return new TestDatabase(name, url(name), USER, this::drop);
    }

    @Override
    public String toString() {
        return "PostgreSQL on port " + port();
    }

    private void drop(String name) throws SQLException {
        execute("drop database if exists " + name + " with (force)");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port() + "/" + database + "?user=" + USER;
    }
}
