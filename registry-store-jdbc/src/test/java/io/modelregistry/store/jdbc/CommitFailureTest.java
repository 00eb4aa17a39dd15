package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.NewVersion;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.PrepareResult;
import io.modelregistry.testservers.PostgresServer;
import io.modelregistry.testservers.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;
import org.mockito.Mockito;

/** A commit that fails may have happened; everything that fails before it has not. */
class CommitFailureTest {

    private static final NewVersion VERSION = Commits.version("a");
    private static final OperationId OPERATION = Commits.operation("first");

    private final FailingDataSource connections = new FailingDataSource();
    private TestDatabase database;
    private Metadata metadata;

    @BeforeEach
    void open() throws Exception {
        database = PostgresServer.shared().newDatabase();
        metadata = new JdbcMetadataProvider().open(connections.dataSource(database));
    }

    @AfterEach
    void close() throws Exception {
        metadata.close();
        database.close();
    }

    @Test
    void an_answer_that_was_lost_after_the_commit_is_told_as_unknown() {
        Commits.prepare(metadata, OPERATION, Commits.CHURN, VERSION);
        connections.loseNextAnswer();
        assertThatThrownBy(() -> metadata.store().commit(Commits.adding(OPERATION, Commits.CHURN, VERSION, true)))
                .isInstanceOfSatisfying(
                        OutcomeUnknownException.class,
                        e -> assertThat(e.operationKey()).isEqualTo("first"))
                .hasMessageContaining("registration into churn")
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(metadata.operations().find("first").orElseThrow().receipt()).isPresent();
        assertThat(metadata.store().commit(Commits.adding(OPERATION, Commits.CHURN, VERSION, true)))
                .isInstanceOf(CommitResult.Done.class);
        assertThat(metadata.store().model(Commits.CHURN).orElseThrow().lastNumber())
                .isEqualTo(1);
    }

    @Test
    void a_commit_that_never_arrived_is_told_as_unknown_too() {
        Commits.prepare(metadata, OPERATION, Commits.CHURN, VERSION);
        connections.failNextCommit();
        assertThatThrownBy(() -> metadata.store().commit(Commits.adding(OPERATION, Commits.CHURN, VERSION, true)))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(metadata.operations().find("first").orElseThrow().receipt()).isEmpty();
        assertThat(metadata.store().model(Commits.CHURN)).isEmpty();
        assertThat(metadata.store().commit(Commits.adding(OPERATION, Commits.CHURN, VERSION, true)))
                .isInstanceOf(CommitResult.Done.class);
    }

    @Test
    void a_commit_is_sent_once() {
        Commits.prepare(metadata, OPERATION, Commits.CHURN, VERSION);
        int before = connections.commits();
        connections.loseNextAnswer();
        assertThatThrownBy(() -> metadata.store().commit(Commits.adding(OPERATION, Commits.CHURN, VERSION, true)))
                .isInstanceOf(OutcomeUnknownException.class);
        assertThat(connections.commits()).isEqualTo(before + 1);
    }

    @Test
    void a_preparation_without_an_answer_can_be_made_again() {
        connections.loseNextAnswer();
        assertThatThrownBy(() -> metadata.operations().prepare(Commits.preparation(OPERATION, Commits.CHURN, VERSION)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.isRetryable()).isTrue());
        assertThat(metadata.operations().prepare(Commits.preparation(OPERATION, Commits.CHURN, VERSION)))
                .isInstanceOf(PrepareResult.Prepared.class);
        assertThat(metadata.blobs().after(0, 10)).hasSize(1);
    }

    @Test
    void what_fails_before_the_commit_did_not_happen() throws Exception {
        Commits.prepare(metadata, OPERATION, Commits.CHURN, VERSION);
        try (Connection connection = database.connect()) {
            Statements.execute(connection, "alter table event rename to event_away");
        }
        assertThatThrownBy(() -> metadata.store().commit(Commits.adding(OPERATION, Commits.CHURN, VERSION, true)))
                .isInstanceOfSatisfying(
                        StoreException.class, e -> assertThat(e.isRetryable()).isFalse())
                .hasMessageContaining(database.name())
                .hasMessageContaining("event")
                .hasRootCauseInstanceOf(SQLException.class);
        assertThat(metadata.store().model(Commits.CHURN)).isEmpty();
    }

    @Test
    void a_connection_that_is_lost_before_the_commit_is_replaced() throws Exception {
        Commits.prepare(metadata, OPERATION, Commits.CHURN, VERSION);
        connections.loseNextConnection();
        assertThat(metadata.store().commit(Commits.adding(OPERATION, Commits.CHURN, VERSION, true)))
                .isInstanceOf(CommitResult.Done.class);
    }

    @Test
    void a_data_source_stays_open_and_as_it_was() throws Exception {
        metadata.close();
        try (Connection connection = connections.last()) {
            assertThat(connection.isClosed()).isTrue();
        }
        try (Connection connection = database.connect()) {
            assertThat(Statements.value(connection, "select count(*) from model"))
                    .isEqualTo("1");
        }
    }

    /** Connections that fail on demand as no server does. */
    private static final class FailingDataSource {

        private final AtomicInteger commits = new AtomicInteger();
        private volatile boolean losesAnswer;
        private volatile boolean failsCommit;
        private volatile boolean losesConnection;
        private volatile Connection last;

        DataSource dataSource(TestDatabase database) throws SQLException {
            DataSource source = Mockito.mock(DataSource.class);
            Mockito.when(source.getConnection()).thenAnswer(call -> connection(database));
            return source;
        }

        private Connection connection(TestDatabase database) throws SQLException {
            Connection real = database.connect();
            last = real;
            Connection connection = Mockito.mock(Connection.class, AdditionalAnswers.delegatesTo(real));
            Mockito.doAnswer(call -> commit(real)).when(connection).commit();
            if (losesConnection) {
                losesConnection = false;
                Mockito.doAnswer(call -> {
                            real.close();
                            throw new SQLException("connection reset", "08006");
                        })
                        .when(connection)
                        .createStatement();
            }
            return connection;
        }

        private Object commit(Connection real) throws SQLException {
            commits.incrementAndGet();
            if (failsCommit) {
                failsCommit = false;
                throw new SQLException("connection reset", "08006");
            }
            real.commit();
            if (losesAnswer) {
                losesAnswer = false;
                throw new SQLException("connection reset", "08006");
            }
            return null;
        }

        int commits() {
            return commits.get();
        }

        Connection last() {
            return last;
        }

        void loseNextAnswer() {
            losesAnswer = true;
        }

        void failNextCommit() {
            failsCommit = true;
        }

        void loseNextConnection() {
            losesConnection = true;
        }
    }
}
