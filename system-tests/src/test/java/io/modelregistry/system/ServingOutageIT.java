package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.VersionFiles;
import io.modelregistry.error.StoreException;
import io.modelregistry.serving.ServedModel;
import io.modelregistry.serving.ServingDraft;
import io.modelregistry.serving.ServingFailure;
import io.modelregistry.serving.ServingListener;
import io.modelregistry.testservers.S3ProxyServer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The registry goes away while its models are served, and comes back. */
class ServingOutageIT {

    private static final Duration OFTEN = Duration.ofMillis(50);

    @TempDir
    private Path directory;

    private final Heard heard = new Heard();

    @ParameterizedTest
    @EnumSource
    void a_database_that_is_away_stops_nothing_not_even_a_restart(ServedDatabase kind) throws Exception {
        Path cache = directory.resolve("cache");
        try (ProxiedRegistry place = ProxiedRegistry.in(directory, kind);
                RegistryClient registry = place.builder().cache(cache).open();
                ServedModel<String> served = serving(registry).load(ServingOutageIT::text)) {
            assertThat(heard.swap().number()).isEqualTo(1);

            place.proxy().down();
            assertThat(heard.failure().cause()).isInstanceOf(StoreException.class);
            assertThat(served.predict(model -> model).value()).isEqualTo("one");
            try (RegistryClient restarted =
                            place.builder().cache(cache).allowOffline().open();
                    ServedModel<String> offline = restarted
                            .serve("churn@production")
                            .refreshEvery(OFTEN)
                            .load(ServingOutageIT::text)) {
                assertThat(offline.health().isOffline()).isTrue();
                assertThat(offline.predict(model -> model).stamp())
                        .isEqualTo(served.predict(model -> model).stamp());
                assertThatThrownBy(() -> restarted
                                .serve("churn@production")
                                .maxStaleness(Duration.ofMillis(1))
                                .load(ServingOutageIT::text))
                        .isInstanceOf(StoreException.class)
                        .hasMessageContaining("are allowed");
                assertThatThrownBy(() -> restarted.serve("churn@staging").load(ServingOutageIT::text))
                        .isInstanceOf(StoreException.class);

                place.proxy().up();
                promote(registry, "two");
                assertThat(heard.swap().number()).isEqualTo(2);
                while (offline.version().number() == 1) {
                    Thread.sleep(10);
                }
                assertThat(offline.health().isOffline()).isFalse();
                assertThat(offline.predict(model -> model).value()).isEqualTo("two");
            }
        }
    }

    private ServingDraft serving(RegistryClient registry) {
        promote(registry, "one");
        return registry.serve("churn@production").refreshEvery(OFTEN).listener(heard);
    }

    @Test
    void a_client_that_was_never_there_before_needs_the_registry() throws Exception {
        try (ProxiedRegistry place = ProxiedRegistry.in(directory, ServedDatabase.POSTGRESQL)) {
            place.proxy().down();
            assertThatThrownBy(() ->
                            place.builder().cache(directory.resolve("cache")).open())
                    .isInstanceOf(StoreException.class);
            try (RegistryClient registry = place.builder()
                    .cache(directory.resolve("cache"))
                    .allowOffline()
                    .open()) {
                assertThat(registry).hasToString("registry that was not contacted yet, as " + registry.actor());
                assertThatThrownBy(() -> registry.serve("churn@production").load(ServingOutageIT::text))
                        .isInstanceOf(StoreException.class);
            }
        }
    }

    @Test
    void postgresql_tells_of_a_release_so_that_nobody_has_to_ask() throws Exception {
        try (ProxiedRegistry place = ProxiedRegistry.in(directory, ServedDatabase.POSTGRESQL);
                RegistryClient registry =
                        place.builder().cache(directory.resolve("cache")).open();
                RegistryClient training =
                        place.builder().cache(directory.resolve("other")).open();
                ServedModel<String> served =
                        serving(registry).refreshEvery(Duration.ofDays(1)).load(ServingOutageIT::text)) {
            assertThat(heard.swap().number()).isEqualTo(1);
            // Listening begins beside the first check; a release before it has begun would wait for the next one.
            for (int number = 2; served.version().number() == 1 && number < 100; number++) {
                promote(training, "version " + number);
                Thread.sleep(200);
            }
            assertThat(heard.swap().number()).isGreaterThan(1);
        }
    }

    @Test
    void an_object_store_that_is_away_leaves_the_running_model_in_place() throws Exception {
        S3ProxyServer server = S3ProxyServer.shared();
        try (TestRegistry place = TestRegistry.in(directory, MetadataKind.SQLITE, ArtifactKind.S3);
                TcpProxy proxy = TcpProxy.before(server.endpoint().getPort(), PlainWire::new);
                RegistryClient training = place.open();
                RegistryClient registry = RegistryClient.builder()
                        .metadata(place.addresses().get(0))
                        .artifacts(place.addresses().get(1).replaceFirst(":[0-9]+&", ":" + proxy.port() + "&"))
                        .cache(directory.resolve("cache"))
                        .open()) {
            promote(training, "one");
            try (ServedModel<String> served = registry.serve("churn@production")
                    .refreshEvery(OFTEN)
                    .listener(heard)
                    .load(ServingOutageIT::text)) {
                assertThat(heard.swap().number()).isEqualTo(1);
                proxy.down();
                promote(training, "two");
                ServingFailure failure = heard.failure();
                assertThat(failure.version().orElseThrow().number()).isEqualTo(2);
                assertThat(failure.cause()).isInstanceOf(StoreException.class);
                assertThat(served.predict(model -> model).value()).isEqualTo("one");
                proxy.up();
                assertThat(heard.swap().number()).isEqualTo(2);
                assertThat(served.predict(model -> model).value()).isEqualTo("two");
            }
        }
    }

    private static void promote(RegistryClient registry, String content) {
        ModelVersion version = Versions.register(registry, "churn", content.getBytes(StandardCharsets.UTF_8));
        registry.model("churn").stage("production").assign(version, content);
    }

    private static String text(VersionFiles files) throws IOException {
        return Files.readString(files.path(files.list().get(0).name()));
    }

    /** Bytes that nobody looks into. */
    private static final class PlainWire extends Wire {
        @Override
        int size(ByteBuffer beginning) {
            return beginning.remaining();
        }

        @Override
        boolean isCommit(ByteBuffer message) {
            return false;
        }
    }

    /** What a listener heard, in order. */
    private static final class Heard implements ServingListener {

        private final BlockingQueue<ResolvedVersion> swaps = new LinkedBlockingQueue<>();
        private final BlockingQueue<ServingFailure> failures = new LinkedBlockingQueue<>();

        @Override
        public void swapped(ResolvedVersion version) {
            swaps.add(version);
        }

        @Override
        public void failed(ServingFailure failure) {
            failures.add(failure);
        }

        ResolvedVersion swap() throws InterruptedException {
            ResolvedVersion swap = swaps.poll(2, TimeUnit.MINUTES);
            assertThat(swap).isNotNull();
            return swap;
        }

        ServingFailure failure() throws InterruptedException {
            ServingFailure failure = failures.poll(2, TimeUnit.MINUTES);
            assertThat(failure).isNotNull();
            return failure;
        }
    }
}
