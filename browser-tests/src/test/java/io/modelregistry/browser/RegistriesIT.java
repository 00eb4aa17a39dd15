package io.modelregistry.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.RegistryClient;
import io.modelregistry.benchmarks.filled.DetailedModel;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The registries have what the tests of pages look for. */
@InBrowser
class RegistriesIT {

    @Test
    void the_example_is_whole_and_everything_was_done_with_it(DigitsRegistry digits) {
        RegistryClient registry = digits.registry();
        assertThat(registry.models().count()).isEqualTo(3);
        assertThat(registry.model(DigitsRegistry.MODEL).versions().count()).isEqualTo(DigitsRegistry.DERIVED);
        assertThat(registry.model(DigitsRegistry.MODEL).stage("production").history())
                .hasSize(3);
        assertThat(registry.predictions().count()).isGreaterThan(12);
        assertThat(registry.maintenance().verifyAudit().intact()).isTrue();
    }

    @Test
    void a_copy_is_changed_alone(DigitsRegistry digits, @TempDir Path directory) throws Exception {
        try (RegistryClient copy = RegistryClient.open(digits.copyTo(directory.resolve("copy")))) {
            copy.model(DigitsRegistry.MODEL).tag("copied", "yes");
            assertThat(digits.registry().model(DigitsRegistry.MODEL).require().tags())
                    .doesNotContainKey("copied");
        }
    }

    @Test
    void the_large_one_is_found_as_any_other(LargeRegistry large) {
        RegistryClient registry = large.registry();
        assertThat(registry.models().count()).isEqualTo(LargeRegistry.MODELS + 1);
        assertThat(registry.versions().where("stage = 'production'").count()).isEqualTo(LargeRegistry.MODELS + 1);
        assertThat(registry.model(LargeRegistry.LAST).stage("production").history())
                .hasSize(2);
        assertThat(registry.model(LargeRegistry.LAST).history().list()).hasSize(3);
        assertThat(registry.require(LargeRegistry.LAST + "@staging").metric("accuracy"))
                .isPresent();
        assertThat(registry.models().where("tag.team = 'team-7'").count()).isEqualTo(500);
        assertThat(registry.impact()
                        .dependingOn("pkg:maven/org.example/library", "<1.5.0")
                        .count())
                .isEqualTo(2500);
        assertThat(registry.trace(DetailedModel.PREDICTION).version().number()).isEqualTo(10);
    }
}
