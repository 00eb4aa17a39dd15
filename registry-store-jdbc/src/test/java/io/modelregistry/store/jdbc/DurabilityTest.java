package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.spi.Metadata;
import io.modelregistry.testservers.PostgresServer;
import io.modelregistry.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What holds on the connections that are used, and what is told about it. */
class DurabilityTest {

    @ParameterizedTest
    @CsvSource({
        "SQLITE, 'power failure (WAL, synchronous=FULL)'",
        "H2, 'power failure (WRITE_DELAY=0, CHECKPOINT SYNC after every commit)'",
        "POSTGRESQL, 'power failure (synchronous_commit=on, fsync='",
        "MARIADB, 'power failure (innodb_flush_log_at_trx_commit=1)'"
    })
    void tells_what_a_commit_survives(TestStore store, String durability) throws Exception {
        try (Metadata metadata = TestStore.open(store.newAddress())) {
            assertThat(metadata.durability())
                    .satisfiesAnyOf(
                            told -> assertThat(told).startsWith(durability),
                            // The test server may run without fsync; then that is what has to be told.
                            told -> assertThat(told)
                                    .contains("not a power failure")
                                    .contains("fsync=off"));
        }
    }

    @Test
    void tells_of_a_postgresql_that_forgets() throws Exception {
        try (TestDatabase database = PostgresServer.shared().newDatabase()) {
            try (Connection connection = database.connect()) {
                Statements.execute(connection, "alter database " + database.name() + " set synchronous_commit = off");
            }
            try (Metadata metadata = TestStore.open(database.url())) {
                assertThat(metadata.durability())
                        .contains("not a power failure")
                        .contains("synchronous_commit=off");
            }
        }
    }

    @Test
    void sqlite_writes_to_the_disk_before_a_commit_returns_on_every_connection() throws Exception {
        JdbcAddress address = JdbcAddress.parse(TestStore.SQLITE.newAddress());
        TestStore.open(address.url()).close();
        try (Connection connection = prepared(address)) {
            assertThat(Statements.value(connection, "pragma journal_mode")).isEqualTo("wal");
            assertThat(Statements.value(connection, "pragma synchronous")).isEqualTo("2");
            assertThat(Statements.value(connection, "pragma fullfsync")).isEqualTo("1");
            assertThat(Statements.value(connection, "pragma busy_timeout")).isEqualTo("30000");
        }
    }

    @Test
    void h2_is_told_to_write_to_the_disk_after_every_commit() throws Exception {
        JdbcAddress address = JdbcAddress.parse(TestStore.H2.newAddress());
        try (Metadata metadata = TestStore.open(address.url());
                Connection connection = prepared(address)) {
            assertThat(setting(connection, "WRITE_DELAY")).isEqualTo("0");
            List<String> executed = executedBy(connection, recording -> {
                address.product().dialect().begin(recording);
                address.product().dialect().commit(recording);
            });
            assertThat(executed).containsSubsequence("commit", "checkpoint sync");
            assertThat(metadata.schema()).isPositive();
        }
    }

    @Test
    void postgresql_limits_a_transaction_that_says_no_more() throws Exception {
        JdbcAddress address = JdbcAddress.parse(TestStore.POSTGRESQL.newAddress());
        try (Connection connection = prepared(address)) {
            Statements.execute(connection, "set session characteristics as transaction isolation level serializable");
            address.product().dialect().begin(connection);
            assertThat(Statements.value(connection, "show transaction_isolation"))
                    .isEqualTo("read committed");
            assertThat(Statements.value(connection, "show lock_timeout")).isEqualTo("30s");
            assertThat(Statements.value(connection, "show idle_in_transaction_session_timeout"))
                    .isEqualTo("1min");
            address.product().dialect().rollback(connection);
            assertThat(Statements.value(connection, "show lock_timeout")).isEqualTo("0");
        }
    }

    @Test
    void mariadb_limits_a_transaction_that_says_no_more() throws Exception {
        JdbcAddress address = JdbcAddress.parse(TestStore.MARIADB.newAddress());
        try (Connection connection = prepared(address)) {
            assertThat(Statements.value(connection, "select @@idle_transaction_timeout"))
                    .isEqualTo("60");
            assertThat(Statements.value(connection, "select @@innodb_lock_wait_timeout"))
                    .isEqualTo("30");
            assertThat(Statements.value(connection, "select @@time_zone")).isEqualTo("+00:00");
            Statements.execute(connection, "create table t (id int primary key)");
            address.product().dialect().begin(connection);
            Statements.execute(connection, "insert into t values (1)");
            assertThat(Statements.value(
                            connection,
                            "select trx_isolation_level from information_schema.innodb_trx "
                                    + "where trx_mysql_thread_id = connection_id()"))
                    .isEqualTo("READ COMMITTED");
            address.product().dialect().rollback(connection);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        return Statements.value(
                connection,
                "select setting_value from information_schema.settings where setting_name = '" + name + "'");
    }

    /** A connection as the registry makes them. */
    private static Connection prepared(JdbcAddress address) throws SQLException {
        Driver driver = Drivers.load(address.product());
        Properties properties = new Properties();
        address.product().defaults().forEach(properties::setProperty);
        address.parameters().forEach(properties::setProperty);
        return new DriverDataSource(
                        driver, address.url(), properties, address.product().dialect()::prepare)
                .getConnection();
    }

    private static List<String> executedBy(Connection connection, PooledConnections.Preparing use) throws SQLException {
        List<String> executed = Collections.synchronizedList(new ArrayList<>());
        use.prepare(Recording.of(connection, executed));
        return executed;
    }
}
