package io.modelregistry.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.error.StoreException;
import io.modelregistry.spi.Metadata;
import java.sql.Connection;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MigratorTest {

    private static final Migration FIRST = Migration.ALL.get(0);
    private static final int LATEST =
            Migration.ALL.get(Migration.ALL.size() - 1).version();
    private static final Migration SECOND = second(1, 1);

    private static Migration second(int readableBy, int writableBy) {
        return addition(2, readableBy, writableBy);
    }

    private static Migration addition(int version, int readableBy, int writableBy) {
        String script = "create table if not exists addition (id bigint primary key)${options};\n";
        return new Migration(version, readableBy, writableBy, script);
    }

    private static Migration[] allAnd(Migration next) {
        return Stream.concat(Migration.ALL.stream(), Stream.of(next)).toArray(Migration[]::new);
    }

    private static Metadata open(String address, Migration... migrations) {
        return new Opening(InstantSource.system(), List.of(migrations)).open(JdbcAddress.parse(address));
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void several_that_open_a_new_database_at_once_all_succeed(TestStore store) throws Exception {
        String address = store.newAddress();
        List<byte[]> secrets = atOnce(6, () -> {
            try (Metadata metadata = TestStore.open(address)) {
                assertThat(metadata.schema()).isEqualTo(LATEST);
                return metadata.secret();
            }
        });
        assertThat(secrets).allSatisfy(secret -> assertThat(secret).isEqualTo(secrets.get(0)));
    }

    private static <T> List<T> atOnce(int threads, Callable<T> call) throws Exception {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> future : executor.invokeAll(java.util.Collections.nCopies(threads, call))) {
                results.add(future.get());
            }
            return results;
        } finally {
            executor.shutdown();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestStore.class,
            mode = EnumSource.Mode.EXCLUDE,
            names = "SQLITE") // which leaves nothing half done
    void completes_what_a_crash_left_half_done(TestStore store) throws Exception {
        String address = store.newAddress();
        TestStore.open(address).close();
        try (Connection connection = TestStore.connect(address)) {
            Statements.execute(connection, "delete from registry_schema", "drop table pin", "drop table feed");
        }
        try (Metadata metadata = TestStore.open(address)) {
            assertThat(Commits.register(metadata, Commits.CHURN, Commits.version("a"))
                            .number())
                    .hasValue(1);
            assertThat(metadata.store().eventsAfter(0, 10)).hasSize(2);
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void makes_a_new_database_whole_before_anybody_sees_a_part(TestStore store) throws Exception {
        String address = store.newAddress();
        Migration broken = new Migration(FIRST.version() + 1, 1, 1, "create nonsense;\n");
        assertThatThrownBy(() -> open(address, FIRST, broken)).isInstanceOf(StoreException.class);
        try (Metadata metadata = TestStore.open(address)) {
            assertThat(metadata.schema()).isEqualTo(LATEST);
            assertThat(Commits.register(metadata, Commits.CHURN, Commits.version("a"))
                            .number())
                    .hasValue(1);
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void refuses_a_database_whose_schema_was_made_by_another_script(TestStore store) throws Exception {
        String address = store.newAddress();
        TestStore.open(address).close();
        try (Connection connection = TestStore.connect(address)) {
            Statements.execute(connection, "update registry_schema set checksum = 'altered'");
        }
        assertRefused(address, "another script").isFalse();
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void refuses_a_database_with_tables_of_somebody_else(TestStore store) throws Exception {
        String address = store.newAddress();
        try (Connection connection = TestStore.connect(address)) {
            Statements.execute(connection, "create table model (id bigint primary key)");
        }
        assertRefused(address, "not a registry's").isFalse();
    }

    private static org.assertj.core.api.AbstractBooleanAssert<?> assertRefused(String address, String reason) {
        return assertRefused(() -> TestStore.open(address), reason);
    }

    private static org.assertj.core.api.AbstractBooleanAssert<?> assertRefused(
            ThrowableAssert.ThrowingCallable opening, String reason) {
        boolean[] retryable = {true};
        assertThatThrownBy(opening)
                .isInstanceOfSatisfying(StoreException.class, e -> retryable[0] = e.isRetryable())
                .hasMessageContaining(reason);
        return assertThat(retryable[0]);
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void reads_and_writes_a_newer_schema_that_allows_it(TestStore store) throws Exception {
        String address = store.newAddress();
        open(address, allAnd(addition(LATEST + 1, 1, 1))).close();
        try (Metadata metadata = TestStore.open(address)) {
            assertThat(metadata.schema()).isEqualTo(LATEST + 1);
            assertThat(Commits.register(metadata, Commits.CHURN, Commits.version("a"))
                            .number())
                    .hasValue(1);
        }
    }

    @Test
    void only_reads_a_newer_schema_that_allows_no_more() throws Exception {
        String address = TestStore.SQLITE.newAddress();
        open(address, FIRST, second(1, 2)).close();
        try (Metadata metadata = open(address, FIRST)) {
            assertThat(metadata.store().model(Commits.CHURN)).isEmpty();
            assertThatThrownBy(() -> Commits.register(metadata, Commits.CHURN, Commits.version("a")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("can be read but not written")
                    .hasMessageContaining("newer version of the library");
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void refuses_a_schema_that_is_too_new(TestStore store) throws Exception {
        String address = store.newAddress();
        open(address, FIRST, second(2, 2)).close();
        assertRefused(() -> open(address, FIRST), "schema 2 is newer than this library, which knows 1")
                .isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = TestStore.class,
            names = {"SQLITE", "H2"})
    void migrates_an_embedded_database_when_it_is_opened(TestStore store) throws Exception {
        String address = store.newAddress();
        open(address, FIRST).close();
        try (Metadata metadata = open(address, FIRST, SECOND)) {
            assertThat(metadata.schema()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = TestStore.class,
            names = {"POSTGRESQL", "MARIADB"})
    void migrates_a_server_database_in_use_only_when_told_to(TestStore store) throws Exception {
        String address = store.newAddress();
        open(address, FIRST).close();
        try (Metadata metadata = open(address, FIRST, SECOND)) {
            assertThat(metadata.schema()).isEqualTo(1);
            assertThatThrownBy(() -> metadata.store().model(Commits.CHURN))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("maintenance().migrate()");
            metadata.migrate();
            assertThat(metadata.schema()).isEqualTo(2);
            assertThat(metadata.store().model(Commits.CHURN)).isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(TestStore.class)
    void lets_an_older_library_read_on_but_write_no_version_that_a_search_would_miss(TestStore store) throws Exception {
        String address = store.newAddress();
        TestStore.open(address).close();
        try (Metadata metadata = open(address, FIRST)) {
            assertThat(metadata.schema()).isEqualTo(LATEST);
            assertThat(metadata.store().model(Commits.CHURN)).isEmpty();
            assertThatThrownBy(() -> Commits.register(metadata, Commits.CHURN, Commits.version("a")))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("can be read but not written");
        }
    }

    @Test
    void keeps_the_secret_when_it_migrates() throws Exception {
        String address = TestStore.SQLITE.newAddress();
        HashSet<List<Byte>> secrets = new HashSet<>();
        for (Migration[] migrations : List.of(new Migration[] {FIRST}, new Migration[] {FIRST, SECOND})) {
            try (Metadata metadata = open(address, migrations)) {
                List<Byte> secret = new ArrayList<>();
                for (byte b : metadata.secret()) {
                    secret.add(b);
                }
                secrets.add(secret);
            }
        }
        assertThat(secrets).hasSize(1);
    }
}
