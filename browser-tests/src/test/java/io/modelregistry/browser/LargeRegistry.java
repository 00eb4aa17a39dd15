package io.modelregistry.browser;

import io.modelregistry.RegistryClient;
import io.modelregistry.benchmarks.filled.Database;
import io.modelregistry.benchmarks.filled.DetailedModel;
import io.modelregistry.benchmarks.filled.FilledRegistry;
import io.modelregistry.benchmarks.filled.FilledStages;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/**
 * 10,000 models of ten versions each, in SQLite, two stages of each filled; and one more of which everything is known.
 *
 * @param directory where it is
 * @param served its dashboard, which only reads
 */
record LargeRegistry(Path directory, Served served) implements AutoCloseable {

    static final int MODELS = 10_000;
    static final String LAST = "group-0/model-10000";

    private static final int IN_MODEL = 10;

    /** Fills one, in a directory that is gone afterwards. */
    static LargeRegistry fill() throws Exception {
        Path directory = Files.createTempDirectory("large");
        try (RegistryClient registry = RegistryClient.open(directory)) {
            DetailedModel.register(registry);
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("registry.db"));
                Statement statement = connection.createStatement()) {
            statement.execute("pragma synchronous = off");
            new FilledRegistry(connection, MODELS * IN_MODEL, IN_MODEL).fill();
            new FilledStages(connection).fill();
            statement.execute(Database.SQLITE.settle());
        }
        return new LargeRegistry(directory, Served.readOnly(RegistryClient.open(directory)));
    }

    /** The address of a page. */
    URI page(String path) {
        return served.page(path);
    }

    /** For reading. */
    RegistryClient registry() {
        return served.registry();
    }

    /** Ends its dashboard, and deletes it. */
    @Override
    public void close() throws IOException {
        served.close();
        Folders.delete(directory);
    }
}
