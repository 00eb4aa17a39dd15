package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelHandle;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistrySnapshot;
import io.modelregistry.StageChange;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

    @TempDir
    Path directory;

    private TestRegistry registry;
    private ModelHandle churn;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
        churn = registry.client().model("churn");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private ModelVersion register(String semanticVersion) {
        return churn.newVersion()
                .file("model.bin", semanticVersion.getBytes(StandardCharsets.UTF_8))
                .semanticVersion(semanticVersion)
                .register();
    }

    private Optional<Integer> resolved(String reference) {
        return registry.client().find(reference).map(ModelVersion::number);
    }

    @Test
    void several_versions_are_found_in_the_order_they_were_named() {
        register("1.0.0");
        register("1.1.0");
        register("1.2.0");
        registry.client().version("churn:2").delete("not needed");

        assertThat(registry.client().findAll(List.of("churn:3", "none:1", "churn:2", "churn:1", "churn:9")))
                .extracting(ModelVersion::reference)
                .containsExactly("churn:3", "churn:1");
        assertThat(registry.client().findAll(List.of())).isEmpty();
        for (String other : List.of("churn", "churn@production", "churn:1.0.0", "")) {
            assertThatThrownBy(() -> registry.client().findAll(List.of("churn:1", other)))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("churn:7");
        }
    }

    @Test
    void newest_moves_are_by_model_and_stage() {
        ModelVersion first = register("1.0.0");
        StageChange staging = churn.stage("staging").assign(first, "to try");
        churn.stage("production").assign(first, "the first");
        StageChange production = churn.stage("production").clear("closed");

        List<ModelName> models = List.of(new ModelName("none"), churn.name());
        assertThat(registry.client().newestMoves(models)).containsExactly(production, staging);
    }

    @Test
    void the_latest_version_passes_over_pre_releases() {
        register("1.0.0");
        register("1.1.0-rc.1");

        assertThat(resolved("churn")).contains(1);
        assertThat(resolved("churn@latest")).contains(1);
    }

    @Test
    void a_range_gives_the_highest_version_that_fits_not_the_newest() {
        register("1.2.0");
        register("1.10.0");
        register("1.9.0");
        register("2.0.0-rc.1");
        register("2.0.0");

        assertThat(resolved("churn:^1.2")).contains(2);
        assertThat(resolved("churn:~1.9")).contains(3);
        assertThat(resolved("churn:1.x")).contains(2);
        assertThat(resolved("churn:>=1.3 <1.10")).contains(3);
        assertThat(resolved("churn:>=2.0.0-rc.1 <2.0.0")).contains(4);
        assertThat(resolved("churn:^3")).isEmpty();
    }

    @Test
    void a_range_is_searched_beyond_the_first_batch() {
        register("0.0.1");
        for (int i = 0; i < 250; i++) {
            register("2.0.0-rc." + i);
        }

        assertThat(resolved("churn:<3")).contains(1);
        assertThat(resolved("churn@latest")).contains(1);
    }

    @Test
    void a_digest_is_the_lowest_number_with_it() {
        ModelVersion first = churn.newVersion().file("a", new byte[] {1}).register();
        churn.newVersion().file("a", new byte[] {1}).register();

        assertThat(resolved("churn@" + first.digest())).contains(1);
    }

    @Test
    void what_is_missing_is_explained() {
        assertThatThrownBy(() -> registry.client().require("churn"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no model has that name");
        register("1.0.0");
        assertThatThrownBy(() -> registry.client().require("Churn"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("case-sensitive");
        assertThatThrownBy(() -> registry.client().require("churn:7"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("highest version is 1");
        assertThatThrownBy(() -> registry.client().resolve("churn@production"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("stage is empty");
    }

    @Test
    void resolving_a_stage_tells_the_move_that_put_the_version_there() {
        StageChange move = churn.stage("production").assign(register("1.0.0"), "first");

        assertThat(registry.client().resolve("churn@production").move()).hasValue(move.id());
        assertThat(registry.client().resolve("churn@production").stage().orElseThrow())
                .hasToString("production");
    }

    @Test
    void a_version_of_another_model_does_not_enter_a_stage() {
        ModelVersion other = registry.client()
                .model("other")
                .newVersion()
                .file("a", new byte[] {1})
                .register();
        register("1.0.0");

        assertThatThrownBy(() -> churn.stage("production").assign(other, "by mistake"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("other:1");
        assertThat(churn.stage("production").history()).isEmpty();
    }

    @Test
    void a_version_of_another_registry_does_not_enter_a_stage() {
        register("1.0.0");
        try (TestRegistry elsewhere = new TestRegistry(directory.resolve("elsewhere"))) {
            ModelVersion namesake = elsewhere
                    .client()
                    .model("churn")
                    .newVersion()
                    .file("b", new byte[] {2})
                    .register();

            assertThatThrownBy(() -> churn.stage("production").assign(namesake, "by mistake"))
                    .isInstanceOf(NotFoundException.class);
        }
    }

    @Test
    void the_past_has_the_stages_and_versions_of_then() {
        ModelVersion first = register("1.0.0");
        Instant registered = first.createdAt();
        StageChange move = churn.stage("production").assign(first, "first");
        ModelVersion second = register("1.1.0");
        StageChange next = churn.stage("production").assign(second, "second");

        RegistrySnapshot beforeMove = registry.client().asOf(registered);
        RegistrySnapshot afterMove = registry.client().asOf(move.at());
        RegistrySnapshot afterNext = registry.client().asOf(next.at());

        assertThat(beforeMove.require("churn").stages()).isEmpty();
        assertThat(beforeMove.find("churn@production")).isEmpty();
        assertThat(afterMove.require("churn@production").stages()).containsExactly("production");
        assertThat(afterMove.require("churn").number()).isEqualTo(1);
        assertThat(afterMove.find("churn:2")).isEmpty();
        assertThat(afterMove.find("churn:^1.1")).isEmpty();
        assertThat(afterMove.stages("churn").get("production").number()).isEqualTo(1);
        assertThat(afterNext.require("churn:1").stages()).isEmpty();
        assertThat(afterNext.resolve("churn@production").move()).hasValue(next.id());
        assertThatThrownBy(() -> beforeMove.require("churn@production"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining(registered.toString());
    }

    @Test
    void the_future_is_refused() {
        Instant tomorrow = registry.metadata().now().plus(Duration.ofDays(1));

        assertThatThrownBy(() -> registry.client().asOf(tomorrow))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("past by the store's clock");
    }

    @Test
    void a_closed_client_says_so() {
        registry.client().close();
        registry.client().close();

        assertThatThrownBy(() -> registry.client().require("churn"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("closed");
        assertThat(registry.client()).hasToString("closed registry");
    }
}
