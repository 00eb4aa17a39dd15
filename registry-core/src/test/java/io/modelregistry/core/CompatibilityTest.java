package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelHandle;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionDraft;
import io.modelregistry.error.IncompatibleException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.serving.Compatibility;
import io.modelregistry.serving.ServedModel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompatibilityTest {

    private static final String MISSING = "pkg:maven/org.example/missing@1.0";

    @TempDir
    private Path directory;

    private TestRegistry registry;
    private RegistryClient client;
    private ModelHandle churn;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
        client = registry.client();
        churn = client.model("churn");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private VersionDraft draft(String file) {
        return churn.newVersion().file(file, file.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void a_version_is_compared_with_this_process() {
        draft("model.txt").environment(RuntimeEnvironment.current()).register();
        draft("lib.so")
                .dependency(MISSING)
                .environment(RuntimeEnvironment.of(Map.of("java.version", "999", "os.name", "Plan 9")))
                .register();

        assertThat(client.compatibility("churn:1").findings()).isEmpty();
        Compatibility found = client.compatibility("churn");
        assertThat(found.reference()).isEqualTo("churn:2");
        assertThat(found.mismatches())
                .extracting(Compatibility.Finding::subject)
                .containsExactly("pkg:maven/org.example/missing", "java.version", "os.name");
        assertThatThrownBy(() -> client.compatibility("nobody")).isInstanceOf(NotFoundException.class);
    }

    @Test
    void an_incompatible_version_is_not_loaded_where_that_is_required_and_the_running_one_stays() {
        draft("one").register();
        try (ServedModel<Path> served = client.serve("churn@latest")
                .requireCompatible()
                .refreshEvery(Duration.ofDays(1))
                .load(files -> files.directory())) {
            draft("two")
                    .dependency(MISSING)
                    .dependency("pkg:maven/org.example/absent@2.0")
                    .register();

            assertThat(served.refresh().lastFailure().orElseThrow().cause())
                    .isInstanceOfSatisfying(
                            IncompatibleException.class,
                            e -> assertThat(e.compatibility().mismatches()).hasSize(2))
                    .hasMessageContaining("churn:2 does not fit this process")
                    .hasMessageContaining("missing 1.0 is needed")
                    .hasMessageContaining("absent 2.0 is needed");
            assertThat(served.version().number()).isEqualTo(1);
        }
        assertThatThrownBy(
                        () -> client.serve("churn@latest").requireCompatible().load(files -> "never"))
                .isInstanceOf(IncompatibleException.class);
        try (ServedModel<String> served = client.serve("churn@latest").load(files -> "as you like")) {
            assertThat(served.version().number()).isEqualTo(2);
        }
    }
}
