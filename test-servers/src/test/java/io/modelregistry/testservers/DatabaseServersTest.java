package io.modelregistry.testservers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

class DatabaseServersTest {
    @Test
    void postgresql_starts_once_and_gives_each_test_a_database() throws SQLException {
        assertThat(PostgresServer.shared()).isSameAs(PostgresServer.shared());
        try (TestDatabase one = PostgresServer.shared().newDatabase();
                TestDatabase two = PostgresServer.shared().newDatabase()) {
            query(one, "create table t (a int)");
            query(two, "create table t (a int)");
            assertThat(query(one, "select version()")).startsWith("PostgreSQL 18");
        }
    }

    @Test
    void postgresql_keeps_what_it_acknowledged() throws SQLException {
        try (TestDatabase database = PostgresServer.shared().newDatabase()) {
            assertThat(query(database, "show synchronous_commit")).isEqualTo("on");
        }
    }

    @Test
    void mariadb_starts_once_and_gives_each_test_a_database() throws SQLException {
        assertThat(MariaDbServer.shared()).isSameAs(MariaDbServer.shared());
        try (TestDatabase one = MariaDbServer.shared().newDatabase();
                TestDatabase two = MariaDbServer.shared().newDatabase()) {
            query(one, "create table t (a int)");
            query(two, "create table t (a int)");
            assertThat(query(one, "select version()")).contains("MariaDB");
        }
    }

    @Test
    void a_closed_database_is_gone_even_while_somebody_is_connected() throws SQLException {
        TestDatabase database = PostgresServer.shared().newDatabase();
        try (Connection connection = database.connect()) {
            database.close();
            assertThat(connection.isValid(5)).isFalse();
            assertThatThrownBy(database::connect).isInstanceOf(SQLException.class);
        }
    }

    private static String query(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
