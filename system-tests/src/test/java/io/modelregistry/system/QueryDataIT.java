package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.lineage.Dataset;
import io.modelregistry.testservers.MariaDbServer;
import io.modelregistry.testservers.PostgresServer;
import io.modelregistry.testservers.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.TimeZone;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** Data sets that are queries of real servers. */
class QueryDataIT {

    private static final String WINE = "select name, litres, price, bottled from wine order by id";

    /** More than the memory of the test, if it were held. */
    private static final long ROWS = 28_000;

    @TempDir
    private Path directory;

    private static DataSource postgres(TestDatabase database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(database.url());
        return source;
    }

    private static DataSource mariaDb(TestDatabase database) throws SQLException {
        return new MariaDbDataSource(database.url());
    }

    private DataSource h2() {
        JdbcDataSource source = new JdbcDataSource();
        source.setURL("jdbc:h2:" + directory.resolve("h2") + ";DATABASE_TO_UPPER=FALSE");
        return source;
    }

    private static Dataset wine(DataSource database) throws SQLException {
        run(
                database,
                "create table wine (id int, name varchar(20), litres double precision, price decimal(10, 2), bottled date)");
        run(database, "insert into wine values (1, 'Süß', 0.75, 12.50, '2024-03-01'), (2, null, 1.5, 100, null)");
        return Dataset.of("wine", database, WINE);
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void the_same_rows_have_the_same_digest_wherever_their_types_are_the_same() throws Exception {
        try (TestDatabase postgres = PostgresServer.shared().newDatabase();
                TestDatabase mariaDb = MariaDbServer.shared().newDatabase()) {
            Dataset wine = wine(h2());

            assertThat(wine(postgres(postgres))).isEqualTo(wine);
            assertThat(wine(mariaDb(mariaDb))).isEqualTo(wine);
        }
    }

    @Test
    void rows_pass_without_being_held() throws Exception {
        try (TestDatabase postgres = PostgresServer.shared().newDatabase();
                TestDatabase mariaDb = MariaDbServer.shared().newDatabase()) {
            assertThat(Dataset.of(
                                    "many",
                                    postgres(postgres),
                                    "select repeat('x', 40000) from generate_series(1, " + ROWS + ")")
                            .rows())
                    .hasValue(ROWS);
            assertThat(Dataset.of("many", mariaDb(mariaDb), """
                            with recursive n (i) as (select 1 union all select i + 1 from n where i < 200)
                            select repeat('x', 40000) from n a cross join n b limit 28000
                            """).rows()).hasValue(ROWS);
        }
    }

    @Test
    void an_instant_is_the_same_wherever_it_is_read() throws Exception {
        TimeZone before = TimeZone.getDefault();
        String query = "select timestamptz '2024-03-01 10:00:00+01' as a";
        try (TestDatabase postgres = PostgresServer.shared().newDatabase()) {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            Dataset inTokyo = Dataset.of("at", postgres(postgres), query);
            TimeZone.setDefault(TimeZone.getTimeZone("America/Lima"));

            assertThat(Dataset.of("at", postgres(postgres), query)).isEqualTo(inTokyo);
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void a_query_cannot_change_what_it_reads() throws Exception {
        try (TestDatabase mariaDb = MariaDbServer.shared().newDatabase()) {
            DataSource database = mariaDb(mariaDb);
            run(database, "create table t (a int) engine=InnoDB");

            assertThatThrownBy(() -> Dataset.of("t", database, "insert into t values (1) returning a"))
                    .hasMessageContaining("query of data set t");
            assertThat(Dataset.of("t", database, "select a from t").rows()).hasValue(0);
        }
    }
}
