package io.modelregistry.store.jdbc;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.Addresses;
import io.modelregistry.spi.Metadata;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Properties;
import javax.sql.DataSource;

/** Makes the first contact with a database: connections, settings, schema. */
final class Opening {

    private static final int READERS = 4;

    private final InstantSource clock;
    private final List<Migration> migrations;

    Opening(InstantSource clock, List<Migration> migrations) {
        this.clock = clock;
        this.migrations = migrations;
    }

    Metadata open(JdbcAddress address) {
        Dialect dialect = address.product().dialect();
        Failures failures = new Failures(dialect, address.toString());
        Properties properties = new Properties();
        address.product().defaults().forEach(properties::setProperty);
        address.parameters().forEach(properties::setProperty);
        DataSource connecting =
                new DriverDataSource(Drivers.load(address.product()), address.url(), properties, dialect::prepare);
        address.file().ifPresent(file -> checkPlace(address, file));
        Announcements announcements =
                address.product() == Product.POSTGRESQL ? new PostgresAnnouncements(connecting) : Announcements.NONE;
        return contact(address.toString(), database(address.product(), failures, connecting), announcements);
    }

    private static void checkPlace(JdbcAddress address, Path file) {
        try {
            FileSystems.createDirectory(file);
            if (address.product() == Product.SQLITE
                    && !"true".equals(address.options().get(FileAddresses.ALLOW_NETWORK))) {
                FileSystems.refuseNetwork(file);
            }
        } catch (IOException e) {
            throw StoreException.refused(address.toString(), "its directory cannot be used: " + e.getMessage(), e);
        }
    }

    private Database database(Product product, Failures failures, DataSource connecting) {
        Dialect dialect = product.dialect();
        Migrator migrator = new Migrator(dialect, failures, clock, migrations);
        return switch (product) {
            case SQLITE ->
                new Database(
                        dialect,
                        failures,
                        new Ways(
                                new KeptConnections(READERS, connecting::getConnection),
                                new KeptConnections(1, connecting::getConnection),
                                Runner.DIRECT),
                        migrator);
            case H2 -> {
                ConnectionSource readers = new KeptConnections(READERS, connecting::getConnection);
                ConnectionSource writer = new KeptConnections(1, connecting::getConnection);
                Ways ways = new Ways(readers, new SingleWriter(failures.address(), writer), new ShieldedRunner());
                yield new Database(dialect, failures, ways, migrator);
            }
            case POSTGRESQL, MARIADB -> {
                ConnectionSource pooled = pool(connecting, failures);
                yield new Database(dialect, failures, new Ways(pooled, pooled, Runner.DIRECT), migrator);
            }
        };
    }

    private static ServerPool pool(DataSource connecting, Failures failures) {
        try {
            return new ServerPool(connecting);
        } catch (RuntimeException e) {
            throw Failures.cause(e).map(failures::translate).orElseThrow(() -> e);
        }
    }

    /** A data source is its owner's word: nothing is set on it but what a database in this process needs. */
    Metadata open(DataSource dataSource) {
        Lent lent = lookAt(dataSource);
        Dialect dialect = lent.product().dialect();
        Failures failures = new Failures(dialect, lent.address());
        PooledConnections lending = new PooledConnections(dataSource, connection -> {
            connection.setAutoCommit(true);
            if (dialect.isEmbedded()) {
                dialect.prepare(connection);
            }
        });
        Ways ways = lent.product() == Product.H2
                ? new Ways(lending, new SingleWriter(lent.address(), lending), new ShieldedRunner())
                : new Ways(lending, lending, Runner.DIRECT);
        Migrator migrator = new Migrator(dialect, failures, clock, migrations);
        // To listen takes a connection for as long as the client lives, which a pool of the caller's may not have.
        return contact(lent.address(), new Database(dialect, failures, ways, migrator), Announcements.NONE);
    }

    private static Lent lookAt(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            Product product = product(connection.getMetaData().getDatabaseProductName());
            return new Lent(address(connection, product), product);
        } catch (SQLException e) {
            throw StoreException.unavailable("data source", "no connection: " + e.getMessage(), e);
        }
    }

    /** As it would be opened, so that a database in this process is known for the same whichever way it was reached. */
    private static String address(Connection connection, Product product) throws SQLException {
        String file = product == Product.H2 ? Statements.value(connection, "call coalesce(database_path(), '')") : "";
        String address = file.isEmpty()
                ? String.valueOf(connection.getMetaData().getURL())
                : Product.H2.prefix() + "file:" + file;
        return Addresses.withoutSecrets(address).split("[?;]", 2)[0];
    }

    private static Product product(String name) {
        return Product.named(name)
                .orElseThrow(() -> InvalidInputException.of(
                        "database behind a data source", name, "SQLite, H2, PostgreSQL or MariaDB"));
    }

    private Metadata contact(String address, Database database, Announcements announcements) {
        try {
            Contact contact = database.contact(address);
            return new JdbcMetadata(database, contact, new StoreClock(database.dialect(), clock), announcements);
        } catch (Throwable e) {
            database.close();
            throw e;
        }
    }

    /** A data source of the caller's: where it leads and what is there. */
    private record Lent(String address, Product product) {}
}
