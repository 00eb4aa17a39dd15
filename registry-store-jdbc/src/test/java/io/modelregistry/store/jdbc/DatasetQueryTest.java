package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.lineage.Dataset;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

/** Data sets that queries select, on real databases. */
class DatasetQueryTest {

    private static final String ORDERED = "select name, litres, price, bottled from wine order by id";

    @TempDir
    private Path directory;

    private final JdbcDataSource h2 = new JdbcDataSource();
    private final SQLiteDataSource sqlite = new SQLiteDataSource();

    @BeforeEach
    void fill() throws SQLException {
        h2.setURL("jdbc:h2:" + directory.resolve("h2"));
        sqlite.setUrl("jdbc:sqlite:" + directory.resolve("sqlite.db"));
        run(h2, "create table wine (id int, name varchar, litres double, price decimal(10, 2), bottled date)");
        run(h2, "insert into wine values (1, 'Süß', 0.75, 12.50, date '2024-03-01'), (2, null, 1.5, 100, null)");
    }

    private static void run(DataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Dataset read(DataSource database, String query) {
        return Dataset.of("wine", database, query);
    }

    /** What docs/formats.md publishes, so that it cannot be wrong. */
    private static String published() throws IOException {
        String document = Files.readString(Path.of("..", "docs", "formats.md"));
        Matcher block = Pattern.compile("```rows\n(.*?)```\n\n`(sha256:[0-9a-f]{64})`", Pattern.DOTALL)
                .matcher(document);
        assertThat(block.find()).isTrue();
        assertThat(Digest.of(block.group(1).getBytes(StandardCharsets.UTF_8))).hasToString(block.group(2));
        return block.group(2);
    }

    @Test
    void have_the_published_digest() throws Exception {
        Dataset wine = read(h2, ORDERED);

        assertThat(wine.digest()).map(Digest::toString).contains(published());
        assertThat(wine.rows()).hasValue(2);
        assertThat(wine.columns()).containsExactly("NAME", "LITRES", "PRICE", "BOTTLED");
        assertThat(wine.location()).contains(ORDERED);
    }

    @Test
    void tell_each_kind_of_value_from_the_others() throws Exception {
        String[] values = {
            "1",
            "'1'",
            "true",
            "cast(1 as double)",
            "null",
            "''",
            "x'31'",
            "date '2024-01-01'",
            "time '10:00:00'",
            "timestamp '2024-01-01 10:00:00'",
            "timestamp with time zone '2024-01-01 10:00:00+00:00'",
            "'n'",
            "10",
            "0.1"
        };
        assertThat(Arrays.stream(values)
                        .map(value -> read(h2, "select " + value + " as a").digest()))
                .doesNotHaveDuplicates();
    }

    @Test
    void take_numbers_for_what_they_are_worth() throws Exception {
        assertThat(read(h2, "select cast(12.5 as decimal(10, 2)) as a").digest())
                .isEqualTo(read(h2, "select cast(12.5 as decimal(20, 6)) as a").digest());
        assertThat(read(h2, "select cast(7 as smallint) as a").digest())
                .isEqualTo(read(h2, "select cast(7 as bigint) as a").digest())
                .isEqualTo(read(sqlite, "select 7 as A").digest());
        assertThat(read(h2, "select timestamp with time zone '2024-01-01 10:00:00+00:00' as a")
                        .digest())
                .isEqualTo(read(h2, "select timestamp with time zone '2024-01-01 12:00:00+02:00' as a")
                        .digest());
    }

    @Test
    void depend_on_the_order_of_rows_and_on_nothing_else() throws Exception {
        assertThat(read(h2, ORDERED).digest()).isEqualTo(read(h2, ORDERED + " ").digest());
        assertThat(read(h2, ORDERED + " desc").digest())
                .isNotEqualTo(read(h2, ORDERED).digest());
    }

    @Test
    void leave_the_database_and_the_connection_as_they_were() throws Exception {
        run(sqlite, "create table t (a int)");
        Dataset read = read(sqlite, "insert into t values (1), (2) returning a");

        assertThat(read.rows()).hasValue(2);
        assertThat(read(sqlite, "select * from t").rows()).hasValue(0);
    }

    @Test
    void pass_in_little_memory() throws Exception {
        Dataset many = read(h2, "select x, repeat('x', 1000) as t from system_range(1, 300000)");

        assertThat(many.rows()).hasValue(300_000);
    }

    @Test
    void that_fail_say_so_and_show_no_credential() {
        assertThatThrownBy(() -> read(h2, "select * from nowhere"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("query of data set wine")
                .hasMessageContaining("NOWHERE");
        assertThatThrownBy(() -> read(h2, "select * from nowhere where password = 'hunter2'"))
                .isInstanceOf(InvalidInputException.class)
                .satisfies(e -> assertThat(trace(e)).contains("42").doesNotContain("hunter2"));
        assertThatThrownBy(() -> read(sqlite, "create table t (a int)")).isInstanceOf(InvalidInputException.class);
    }

    private static String trace(Throwable e) {
        StringWriter text = new StringWriter();
        e.printStackTrace(new PrintWriter(text));
        return text.toString();
    }

    @Test
    void with_credentials_are_no_location() {
        for (String query : new String[] {
            "select 'https://ada:hunter2@example.org' as a",
            "select 1 as a where 'password=hunter2' is not null",
            "select 1 as a where 'api_key: hunter2' is not null",
            "select 1 as a where 'identified by hunter2' is not null"
        }) {
            assertThat(read(h2, query).location()).as(query).isEmpty();
        }
        assertThat(read(h2, "select 1 as a -- " + "x".repeat(2_000)).location()).isEmpty();
    }

    @Test
    void need_a_connection() {
        JdbcDataSource missing = new JdbcDataSource();
        missing.setURL("jdbc:h2:" + directory.resolve("none") + ";IFEXISTS=TRUE");

        assertThatThrownBy(() -> read(missing, "select 1"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("data set wine");
    }
}
