package io.modelregistry.benchmarks.search;

import io.modelregistry.testservers.MariaDbServer;
import io.modelregistry.testservers.PostgresServer;
import io.modelregistry.testservers.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** The databases that are searched, each with an address for the registry and one for filling it fast. */
enum SearchDatabase {
    SQLITE {
        @Override
        Addresses open(Path directory) {
            String address = "jdbc:sqlite:" + directory.resolve("registry.db");
            return new Addresses(address, address);
        }
    },
    H2 {
        @Override
        Addresses open(Path directory) {
            String address = "jdbc:h2:file:" + directory.resolve("registry");
            return new Addresses(address, address);
        }

        @Override
        List<String> prepare() {
            return List.of("set optimize_reuse_results 0");
        }
    },
    POSTGRESQL {
        @Override
        Addresses open(Path directory) throws SQLException {
            TestDatabase database = PostgresServer.shared().newDatabase();
            return new Addresses(database.url(), database.url() + "&reWriteBatchedInserts=true");
        }

        @Override
        String settle() {
            return "vacuum analyze";
        }
    },
    MARIADB {
        @Override
        Addresses open(Path directory) throws SQLException {
            TestDatabase database = MariaDbServer.shared().newDatabase();
            return new Addresses(database.url(), database.url() + "&useBulkStmts=true");
        }

        @Override
        String settle() {
            return "analyze table version, attribute, metric, stage";
        }
    };

    /**
     * Where an empty database is.
     *
     * @param registry for the registry
     * @param raw for statements of our own
     */
    record Addresses(String registry, String raw) {}

    abstract Addresses open(Path directory) throws SQLException;

    /** What a connection must be told before it is measured: H2 answers a query that was asked before from memory. */
    List<String> prepare() {
        return List.of();
    }

    /** Has the planner know what was filled in. */
    String settle() {
        return "analyze";
    }
}
