package io.modelregistry.benchmarks.filled;

import io.modelregistry.testservers.MariaDbServer;
import io.modelregistry.testservers.PostgresServer;
import io.modelregistry.testservers.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The databases that are measured, each with an address for the registry and one for filling it fast. */
public enum Database {
    SQLITE {
        @Override
        public Addresses open(Path directory) {
            String address = "jdbc:sqlite:" + directory.resolve("registry.db");
            return new Addresses(address, address);
        }
    },
    H2 {
        @Override
        public Addresses open(Path directory) {
            String address = "jdbc:h2:file:" + directory.resolve("registry");
            return new Addresses(address, address);
        }

        @Override
        public List<String> prepare() {
            return List.of("set optimize_reuse_results 0");
        }
    },
    POSTGRESQL {
        @Override
        public Addresses open(Path directory) throws SQLException {
            TestDatabase database = PostgresServer.shared().newDatabase();
            return new Addresses(database.url(), database.url() + "&reWriteBatchedInserts=true");
        }

        @Override
        public String settle() {
            return "vacuum analyze";
        }
    },
    MARIADB {
        @Override
        public Addresses open(Path directory) throws SQLException {
            TestDatabase database = MariaDbServer.shared().newDatabase();
            return new Addresses(database.url(), database.url() + "&useBulkStmts=true");
        }

        @Override
        public String settle() {
            return "analyze table version, attribute, metric, stage";
        }
    };

    /**
     * Where an empty database is.
     *
     * @param registry for the registry
     * @param raw for statements of our own
     */
    public record Addresses(String registry, String raw) {}

    /** Those that {@code -Ddatabases} lists, or else these. */
    public static List<Database> wanted(Database... otherwise) {
        String listed = System.getProperty("databases", "");
        return listed.isBlank()
                ? List.of(otherwise)
                : Stream.of(listed.split(",", -1))
                        .map(name -> valueOf(name.strip().toUpperCase(Locale.ROOT)))
                        .toList();
    }

    /** Makes an empty one; an embedded one in this directory. */
    public abstract Addresses open(Path directory) throws SQLException;

    /** What a connection must be told before it is measured: H2 answers a query that was asked before from memory. */
    public List<String> prepare() {
        return List.of();
    }

    /** Has the planner know what was filled in. */
    public String settle() {
        return "analyze";
    }
}
