package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.VersionDraft;
import io.modelregistry.error.ConflictException;
import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.SourceCode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Facts that fill themselves in, from files and from the process. */
class InspectingTest {

    private static final byte[] BROKEN = "version https://git-lfs".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    private TestRegistry registry;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private VersionDraft draft() {
        return registry.client().model("minilm").newVersion();
    }

    private Path onnx() throws IOException {
        Path file = directory.resolve("model.onnx");
        try (InputStream in = Objects.requireNonNull(getClass().getResourceAsStream("/all-minilm-l6-v2-q.onnx"))) {
            Files.copy(in, file);
        }
        return file;
    }

    @Test
    void a_registered_model_has_the_signature_and_properties_of_its_file() throws Exception {
        ModelVersion version = draft().file("model.onnx", onnx()).register();

        assertThat(version.signature().orElseThrow().inputs())
                .extracting(Signature.Tensor::name)
                .containsExactly("input_ids", "attention_mask", "token_type_ids");
        assertThat(version.properties())
                .containsEntry("model.format", "onnx")
                .containsEntry("model.file", "model.onnx")
                .containsEntry("model.framework", "onnx.quantize");
        assertThat(registry.client()
                        .versions()
                        .where("property.model.format = 'onnx'")
                        .list())
                .hasSize(1);
        assertThat(registry.client().maintenance().verifyAudit().findings()).isEmpty();
    }

    @Test
    void a_directory_of_artifacts_gives_the_same_facts_as_memory() throws Exception {
        Path file = onnx();
        try (RegistryClient files = RegistryClient.builder()
                .metadata("memory:")
                .artifacts(directory.resolve("artifacts").toUri().toString())
                .cache(directory.resolve("cache"))
                .open()) {
            ModelVersion version =
                    files.model("minilm").newVersion().file("model.onnx", file).register();

            assertThat(version.properties())
                    .isEqualTo(draft().file("model.onnx", file).register().properties())
                    .isNotEmpty();
        }
    }

    @Test
    void what_the_draft_says_stays() throws Exception {
        Signature mine = Signature.of().input("text", "string");

        ModelVersion version = draft().file("model.onnx", onnx())
                .signature(mine)
                .property("model.framework", "mine")
                .register();

        assertThat(version.signature()).contains(mine);
        assertThat(version.properties())
                .containsEntry("model.framework", "mine")
                .containsEntry("model.format", "onnx");
    }

    @Test
    void nothing_is_read_without_inspection() throws Exception {
        ModelVersion version =
                draft().file("model.onnx", onnx()).withoutInspection().register();

        assertThat(version.signature()).isEmpty();
        assertThat(version.properties()).isEmpty();
    }

    @Test
    void a_broken_file_is_registered_and_what_is_wrong_is_told() {
        ModelVersion version = draft().file("model.onnx", BROKEN).register();

        assertThat(version.properties())
                .containsEntry("model.format", "onnx")
                .hasEntrySatisfying(
                        "model.problem",
                        problem -> assertThat(problem.toString()).startsWith("model.onnx has a field"));
    }

    @Test
    void an_operation_key_stands_for_what_was_declared() {
        ModelVersion first =
                draft().file("model.onnx", BROKEN).operationKey("nightly").register();

        assertThat(draft().file("model.onnx", BROKEN)
                        .operationKey("nightly")
                        .withoutInspection()
                        .register())
                .isEqualTo(first);
        assertThatThrownBy(() -> draft().file("model.onnx", BROKEN)
                        .operationKey("nightly")
                        .property("a", 1)
                        .register())
                .isInstanceOf(ConflictException.class);
    }

    @Test
    void a_version_trained_here_knows_environment_libraries_and_code() {
        ModelVersion version = draft().file("a", new byte[1]).trainedHere().register();

        assertThat(version.environment()).contains(RuntimeEnvironment.current());
        assertThat(version.dependencies())
                .extracting(Dependency::coordinate)
                .contains("pkg:maven/org.slf4j/slf4j-api", "pkg:maven/com.fasterxml.jackson.core/jackson-databind")
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void what_is_given_before_or_after_wins() {
        SourceCode code = SourceCode.git("https://example.org/wine.git", "4f2a9c1");
        RuntimeEnvironment environment = RuntimeEnvironment.of(Map.of("gpu", "none"));

        ModelVersion version = draft().file("a", new byte[1])
                .dependency("pkg:maven/org.slf4j/slf4j-api@1.0")
                .environment(environment)
                .trainedHere(directory)
                .trainedBy(code)
                .dependency("pkg:pypi/torch@2.4.1")
                .register();

        assertThat(version.environment()).contains(environment);
        assertThat(version.lineage().training()).contains(code);
        assertThat(version.dependencies())
                .extracting(Dependency::purl)
                .contains("pkg:maven/org.slf4j/slf4j-api@1.0", "pkg:pypi/torch@2.4.1");
        assertThat(version.dependencies())
                .filteredOn(dependency -> dependency.name().equals("slf4j-api"))
                .hasSize(1);
    }
}
