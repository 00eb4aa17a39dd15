package io.modelregistry.system;

import io.modelregistry.RegistryClient;
import io.modelregistry.testservers.TestDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;

/** A registry whose database is reached through a {@link TcpProxy}. */
final class ProxiedRegistry implements AutoCloseable {

    private final Path directory;
    private final TestDatabase database;
    private final TcpProxy proxy;

    private ProxiedRegistry(Path directory, TestDatabase database, TcpProxy proxy) {
        this.directory = directory;
        this.database = database;
        this.proxy = proxy;
    }

    static ProxiedRegistry in(Path directory, ServedDatabase kind) throws IOException, SQLException {
        return new ProxiedRegistry(directory, kind.newDatabase(), kind.newProxy());
    }

    /** The database's address with the proxy's port in it. */
    static String through(TcpProxy proxy, TestDatabase database) {
        return database.url().replaceFirst(":[0-9]+/", ":" + proxy.port() + "/");
    }

    TcpProxy proxy() {
        return proxy;
    }

    /** A client that has as much patience. */
    RegistryClient open(Duration patience) throws IOException {
        return builder()
                .cache(Files.createTempDirectory(directory, "cache-"))
                .patience(patience)
                .open();
    }

    /** A client with further options, without a cache of its own. */
    RegistryClient.Builder builder() {
        return RegistryClient.builder()
                .metadata(through(proxy, database))
                .artifacts(directory.resolve("artifacts").toUri().toString());
    }

    @Override
    public void close() throws IOException, SQLException {
        proxy.close();
        database.close();
    }
}
