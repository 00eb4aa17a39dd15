package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.modelregistry.RegistryClient;
import io.modelregistry.error.StoreException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A pool of the application's own, whose connections are all taken. */
@Timeout(120)
class ExhaustedPoolIT {

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(names = {"H2", "POSTGRESQL"})
    void a_call_fails_in_time_and_the_next_succeeds_when_a_connection_is_back(MetadataKind kind) throws Exception {
        Place place = kind.newPlace(directory);
        try (HikariDataSource pool = pool(place.address());
                RegistryClient registry = RegistryClient.builder()
                        .metadata(pool)
                        .artifacts("memory:")
                        .cache(directory.resolve("cache"))
                        .patience(Duration.ofSeconds(1))
                        .open()) {
            Versions.register(registry, "churn", new byte[] {1});
            try (Connection taken = pool.getConnection()) {
                assertThat(taken.isValid(1)).isTrue();
                assertThatThrownBy(() -> registry.models().list())
                        .isInstanceOfSatisfying(
                                StoreException.class,
                                e -> assertThat(e.isRetryable()).isTrue());
                assertThatThrownBy(() -> Versions.register(registry, "churn", new byte[] {2}))
                        .isInstanceOf(StoreException.class);
                assertThatThrownBy(() ->
                                registry.model("churn").stage("production").clear("nobody answers"))
                        .isInstanceOf(StoreException.class);
            }
            assertThat(Versions.register(registry, "churn", new byte[] {2}).number())
                    .isEqualTo(2);
            Versions.assertThatNothingIsFound(registry);
        } finally {
            place.remove();
        }
    }

    private static HikariDataSource pool(String address) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(address);
        pool.setMaximumPoolSize(1);
        pool.setConnectionTimeout(500);
        return pool;
    }

    @Test
    void the_pool_is_the_applications_and_stays_open() throws SQLException {
        try (HikariDataSource pool = pool("jdbc:h2:mem:" + getClass().getSimpleName())) {
            RegistryClient.builder()
                    .metadata(pool)
                    .artifacts("memory:")
                    .cache(directory.resolve("cache"))
                    .open()
                    .close();

            try (Connection connection = pool.getConnection()) {
                assertThat(connection.isValid(1)).isTrue();
            }
        }
    }
}
