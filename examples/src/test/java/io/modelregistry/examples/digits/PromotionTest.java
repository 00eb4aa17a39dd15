package io.modelregistry.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromotionTest {

    @TempDir
    private Path directory;

    private RegistryClient registry;
    private ModelHandle model;

    @BeforeEach
    void open() {
        registry = RegistryClient.open(directory.resolve("registry"));
        model = registry.model("digits");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private ModelVersion register(double accuracy) {
        return model.newVersion()
                .file("model.pb", new byte[] {1})
                .metric("accuracy", accuracy)
                .register();
    }

    @Test
    void the_best_goes_into_an_empty_stage() {
        List<ModelVersion> candidates = List.of(register(0.8), register(0.9), register(0.7));
        assertThat(new Promotion(model).promote(candidates).orElseThrow())
                .hasToString(model.stage("production").current().orElseThrow().toString())
                .satisfies(move -> assertThat(move.to()).hasValue(2))
                .satisfies(move -> assertThat(move.reason()).isEqualTo("accuracy 0.9000, the best of 3"));
    }

    @Test
    void one_as_good_as_what_is_there_takes_its_place() {
        model.stage("production").assign(register(0.9), "first");
        assertThat(new Promotion(model)
                        .promote(List.of(register(0.9)))
                        .orElseThrow()
                        .reason())
                .isEqualTo("accuracy 0.9000, the best of 1; digits:1 has 0.9000");
    }

    @Test
    void what_is_better_stays() {
        model.stage("production").assign(register(0.95), "first");
        assertThat(new Promotion(model).promote(List.of(register(0.9)))).isEmpty();
        assertThat(registry.resolve("digits@production").number()).isEqualTo(1);
    }

    @Test
    void a_stage_that_was_emptied_is_taken() {
        model.stage("production").assign(register(0.95), "first");
        model.stage("production").clear("broken");
        assertThat(new Promotion(model)
                        .promote(List.of(register(0.9)))
                        .orElseThrow()
                        .to())
                .hasValue(2);
    }
}
