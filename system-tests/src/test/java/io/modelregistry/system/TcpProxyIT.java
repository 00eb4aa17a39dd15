package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.system.TcpProxy.Loss;
import io.modelregistry.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.CsvSource;

/** The proxy, before anything is concluded from what it does. */
@ParameterizedClass
@CsvSource({"POSTGRESQL, ''", "POSTGRESQL, &preferQueryMode=simple", "POSTGRESQL, &prepareThreshold=1", "MARIADB, ''"})
class TcpProxyIT {

    @Parameter(0)
    private ServedDatabase kind;

    @Parameter(1)
    private String option;

    private TestDatabase database;
    private TcpProxy proxy;

    @BeforeEach
    void open() throws Exception {
        database = kind.newDatabase();
        proxy = kind.newProxy();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("create table entry (id integer primary key)");
        }
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
        database.close();
    }

    @Test
    void counts_each_commit_once() throws Exception {
        try (Connection connection = connect()) {
            for (int id = 1; id <= 8; id++) {
                insert(connection, id);
            }
        }
        assertThat(proxy.commits()).isEqualTo(8);
        assertThat(entries()).isEqualTo(8);
    }

    @Test
    void loses_the_answer_to_a_commit_that_happens() throws Exception {
        lose(Loss.ANSWER);
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void loses_a_request_to_commit_that_does_not_happen() throws Exception {
        lose(Loss.REQUEST);
        assertThat(entries()).isEqualTo(1);
    }

    @Test
    void brings_a_request_to_commit_when_the_client_has_given_up() throws Exception {
        lose(Loss.LATE);
        assertThat(entries()).isEqualTo(1);
        while (entries() == 1) {
            Thread.sleep(10);
        }
        assertThat(entries()).isEqualTo(2);
    }

    @Test
    void lets_nobody_through_while_it_is_down() throws Exception {
        try (Connection connection = connect()) {
            proxy.down();
            assertThatThrownBy(() -> insert(connection, 1)).isInstanceOf(SQLException.class);
            assertThatThrownBy(this::connect).isInstanceOf(SQLException.class);
        }
        proxy.up();
        connect().close();
    }

    private void lose(Loss loss) throws SQLException {
        try (Connection connection = connect()) {
            insert(connection, 1);
            proxy.lose(loss, 1);
            assertThatThrownBy(() -> insert(connection, 2)).isInstanceOf(SQLException.class);
        }
        assertThat(proxy.losses()).isEqualTo(1);
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection(ProxiedRegistry.through(proxy, database) + option);
    }

    private static void insert(Connection connection, int id) throws SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("insert into entry (id) values (" + id + ")");
        }
        connection.commit();
    }

    private int entries() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery("select count(*) from entry")) {
            result.next();
            return result.getInt(1);
        }
    }
}
