package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.modelregistry.RegistryClient;
import io.modelregistry.testservers.MariaDbServer;
import io.modelregistry.testservers.PostgresServer;
import io.modelregistry.testservers.S3ProxyServer;
import io.modelregistry.testservers.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;

/** What a password is in never shows: not in a text of ours, not in an exception, not in our logs at any level. */
class NoSecretsIT {

    private static final String SECRET = "hunter2";

    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private final Logger ours = (Logger) LoggerFactory.getLogger("io.modelregistry");

    @TempDir
    private Path directory;

    @BeforeEach
    void listen() {
        ours.setLevel(Level.TRACE);
        ours.setAdditive(false);
        logged.start();
        ours.addAppender(logged);
    }

    @AfterEach
    void stopListening() {
        ours.detachAppender(logged);
        ours.setAdditive(true);
        ours.setLevel(null);
    }

    static Stream<String> metadataThatCannotBeOpened() {
        return Stream.of(
                "jdbc:postgresql://127.0.0.1:1/models?user=ana&password=" + SECRET,
                "jdbc:postgresql://ana:" + SECRET + "@127.0.0.1:1/models",
                "jdbc:postgresql://127.0.0.1:1/models?user=ana&password=" + SECRET + "&socketFactory=x",
                "jdbc:mariadb://127.0.0.1:1/models?user=ana&password=" + SECRET,
                "jdbc:mariadb://127.0.0.1:1/models?user=ana&password=" + SECRET + "&allowLocalInfile=true",
                "jdbc:mariadb://ana:" + SECRET + "@127.0.0.1:1/models",
                "jdbc:h2:/dev/null/registry;USER=ana;PASSWORD=" + SECRET,
                "jdbc:sqlite:/dev/null/registry.db?password=" + SECRET,
                "jdbc:nosuch://ana:" + SECRET + "@host/models",
                "nosuch://ana:" + SECRET + "@host/models?token=" + SECRET);
    }

    @ParameterizedTest
    @MethodSource("metadataThatCannotBeOpened")
    void an_address_of_metadata_that_cannot_be_opened_keeps_its_secret(String address) {
        RegistryClient.Builder builder =
                RegistryClient.builder().metadata(address).artifacts("memory:");
        assertThatNothingTells(builder.toString());
        assertThatNothingTells(catchThrowable(builder::open));
        assertThatNothingTells(catchThrowable(() -> RegistryClient.open(address)));
    }

    static Stream<String> artifactsThatCannotBeOpened() {
        return Stream.of(
                "s3://bucket/models?endpoint=http://127.0.0.1:1&region=x&secretAccessKey=" + SECRET,
                "s3://ana:" + SECRET + "@bucket/models?endpoint=http://127.0.0.1:1&region=x",
                "file://ana:" + SECRET + "@host/models",
                "nosuch://ana:" + SECRET + "@host/models?key=" + SECRET);
    }

    @ParameterizedTest
    @MethodSource("artifactsThatCannotBeOpened")
    void an_address_of_artifacts_that_cannot_be_opened_keeps_its_secret(String address) {
        RegistryClient.Builder builder =
                RegistryClient.builder().metadata("memory:").artifacts(address);
        assertThatNothingTells(builder.toString());
        assertThatNothingTells(catchThrowable(builder::open));
    }

    @Test
    void a_refused_signature_keeps_the_secret_of_s3() {
        S3ProxyServer server = S3ProxyServer.shared();
        String address = ArtifactKind.S3.newPlace(directory).address();
        System.setProperty("aws.secretAccessKey", SECRET);
        try {
            assertThatNothingTells(catchThrowable(() -> RegistryClient.builder()
                    .metadata("memory:")
                    .artifacts(address)
                    .open()));
        } finally {
            System.setProperty("aws.secretAccessKey", server.secretKey());
        }
    }

    @Test
    void an_open_registry_shows_its_addresses_without_secrets() throws Exception {
        try (TestDatabase postgres = PostgresServer.shared().newDatabase()) {
            assertThatAnOpenRegistryKeeps(postgres.url() + "&password=" + SECRET);
        }
        try (TestDatabase mariadb = MariaDbServer.shared().newDatabase()) {
            assertThatAnOpenRegistryKeeps(mariadb.url() + "&password=");
        }
    }

    private void assertThatAnOpenRegistryKeeps(String address) {
        RegistryClient registry = RegistryClient.builder()
                .metadata(address)
                .artifacts(directory.resolve("artifacts").toUri().toString())
                .cache(directory.resolve("cache"))
                .open();
        try (registry) {
            Versions.register(registry, "churn", new byte[] {1});
            assertThatNothingTells(registry.toString());
            assertThatNothingTells(registry.maintenance().toString());
            assertThatNothingTells(registry.maintenance().status().toString());
            assertThat(registry.toString()).doesNotContain("user=root").doesNotContain("user=postgres");
        }
        assertThatNothingTells(registry.toString());
    }

    private void assertThatNothingTells(Throwable failure) {
        assertThat(failure).isNotNull();
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThatNothingTells(trace.toString());
    }

    private void assertThatNothingTells(String text) {
        assertThat(text).doesNotContain(SECRET);
        for (ILoggingEvent event : logged.list) {
            assertThat(event.getFormattedMessage()).doesNotContain(SECRET);
            assertThat(ThrowableProxyUtil.asString(event.getThrowableProxy())).doesNotContain(SECRET);
        }
    }
}
