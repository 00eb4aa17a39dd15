package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionFiles;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.serving.ModelLease;
import io.modelregistry.serving.ServedModel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A client with a limited cache that serves for long. */
@Timeout(60)
class CacheLimitTest {

    @TempDir
    private Path directory;

    private TestRegistry registry;
    private RegistryClient client;
    private ModelHandle churn;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("of-ana"));
        churn = registry.client().model("churn");
        client = RegistryClient.builder()
                .metadata(registry.metadata())
                .artifacts(registry.artifacts())
                .cache(directory.resolve("cache"))
                .cacheLimit(0)
                .open();
    }

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    private ModelVersion register(String content) {
        return churn.newVersion()
                .file("model.txt", content.getBytes(StandardCharsets.UTF_8))
                .register();
    }

    private Path local(ModelVersion version) {
        return directory.resolve("cache/versions").resolve(version.digest().hex());
    }

    @Test
    void what_runs_stays_and_what_ran_before_goes_after_its_last_call() throws Exception {
        ModelVersion one = register("one");
        try (ServedModel<Toy> served =
                client.serve("churn@latest").refreshEvery(Duration.ofDays(1)).load(Toy::new)) {
            ModelLease<Toy> lease = served.acquire();
            ModelVersion two = register("two");
            served.refresh();
            assertThat(local(one)).exists();
            assertThat(lease.model().file).hasContent("one");

            lease.close();
            while (Files.exists(local(one))) {
                client.require("churn:2").files().open("model.txt").close();
                Thread.sleep(2);
            }
            assertThat(local(two)).exists();
            assertThat(served.predict(toy -> Files.readString(toy.file)).value())
                    .isEqualTo("two");
        }
    }

    @Test
    void what_could_not_be_loaded_goes() throws IOException {
        register("one");
        try (ServedModel<Path> served =
                client.serve("churn@latest").refreshEvery(Duration.ofDays(1)).load(CacheLimitTest::loadUnlessBroken)) {
            ModelVersion broken = register("broken");
            assertThat(served.refresh().lastFailure()).isPresent();
            client.require("churn:1").files().open("model.txt").close();
            assertThat(local(broken)).doesNotExist();
            assertThat(served.predict(Files::readString).value()).isEqualTo("one");
        }
    }

    private static Path loadUnlessBroken(VersionFiles files) throws IOException {
        Path file = files.path("model.txt");
        if (Files.readString(file).equals("broken")) {
            throw new IOException("broken");
        }
        return file;
    }

    @Test
    void a_limit_is_a_number_of_bytes() {
        assertThatThrownBy(() -> RegistryClient.builder().cacheLimit(-1))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("cache limit");
    }

    private static final class Toy {
        private final Path file;

        Toy(VersionFiles files) {
            file = files.path("model.txt");
        }
    }
}
