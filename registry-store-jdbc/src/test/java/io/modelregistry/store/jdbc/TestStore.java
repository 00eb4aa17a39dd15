package io.modelregistry.store.jdbc;

import io.modelregistry.spi.Metadata;
import io.modelregistry.testservers.MariaDbServer;
import io.modelregistry.testservers.PostgresServer;
import io.modelregistry.testservers.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;

/** The databases that a registry can be kept in, as tests reach them. */
enum TestStore {
    SQLITE {
        @Override
        String newAddress() throws IOException {
            return "jdbc:sqlite:" + directory().resolve("registry.db");
        }

        /** A new file is made sooner, and its schema, made in one transaction, cannot be made once more. */
        @Override
        void empty(String address) {}
    },
    H2 {
        @Override
        String newAddress() throws IOException {
            return "jdbc:h2:file:" + directory().resolve("registry");
        }
    },
    /** Each in a schema of one database, since making a database takes much longer. */
    POSTGRESQL {
        @Override
        String newAddress() throws SQLException {
            String schema = "schema_" + COUNTER.incrementAndGet();
            TestDatabase database = Postgres.DATABASE;
            try (Connection connection = database.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("create schema " + schema);
            }
            return database.url() + "&currentSchema=" + schema;
        }
    },
    MARIADB {
        @Override
        String newAddress() throws SQLException {
            return MariaDbServer.shared().newDatabase().url();
        }
    };

    private static final AtomicInteger COUNTER = new AtomicInteger();

    private static final Map<TestStore, Queue<String>> EMPTIED = new ConcurrentHashMap<>();

    /** The address of a database that is empty. */
    abstract String newAddress() throws IOException, SQLException;

    /** The address of a database without rows; its tables may be there. Making them takes a server half a second. */
    String emptyAddress() throws IOException, SQLException {
        String address = emptied().poll();
        return address == null ? newAddress() : address;
    }

    /** Empties a database that nobody has open, for the next who asks: all tables at once, to wait for the disk once. */
    void empty(String address) throws SQLException {
        try (Connection connection = connect(address)) {
            connection.setAutoCommit(false);
            for (String table : tables(connection)) {
                Statements.execute(connection, "delete from " + table);
            }
            connection.commit();
        }
        emptied().add(address);
    }

    private Queue<String> emptied() {
        return EMPTIED.computeIfAbsent(this, store -> new ConcurrentLinkedQueue<>());
    }

    private static List<String> tables(Connection connection) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet tables = connection
                .getMetaData()
                .getTables(connection.getCatalog(), connection.getSchema(), "%", new String[] {"TABLE"})) {
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
        }
        return names;
    }

    static Metadata open(String address) {
        return open(address, InstantSource.system());
    }

    static Metadata open(String address, InstantSource clock) {
        return new Opening(clock, Migration.ALL).open(JdbcAddress.parse(address));
    }

    /** A connection past the registry. */
    static Connection connect(String address) throws SQLException {
        return DriverManager.getConnection(address);
    }

    /** Stays behind, where the next clean finds it: deleting it would hide what a failed test left. */
    private static Path directory() throws IOException {
        Path target = Files.createDirectories(Path.of("target", "databases"));
        return Files.createTempDirectory(target, "registry").toAbsolutePath();
    }

    /** Made when it is first needed. */
    private static final class Postgres {
        static final TestDatabase DATABASE = newDatabase();

        private static TestDatabase newDatabase() {
            try {
                return PostgresServer.shared().newDatabase();
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
