package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Versions each derived from the one before. */
class DeepLineageIT {

    private static final int DEPTH = 100_000;

    @TempDir
    private Path directory;

    @Test
    void a_chain_of_100_000_parents_is_registered_read_searched_and_audited() throws Exception {
        try (TestRegistry place = TestRegistry.in(directory, MetadataKind.MEMORY, ArtifactKind.MEMORY);
                RegistryClient registry = place.open()) {
            ModelVersion parent = Versions.register(registry, "churn", new byte[] {1});
            for (int number = 2; number <= DEPTH; number++) {
                parent = Versions.draft(registry, "churn", new byte[] {1})
                        .derivedFrom(parent)
                        .register();
            }

            assertThat(parent.number()).isEqualTo(DEPTH);
            assertThat(registry.require("churn").lineage().parents()).containsExactly("churn:" + (DEPTH - 1));
            assertThat(registry.lineage(parent).ancestors().depth()).isEqualTo(DEPTH - 1);
            assertThat(registry.lineage("churn:1").descendants().depth()).isEqualTo(DEPTH - 1);
            assertThat(registry.versions().where("parent = 'churn:77777'").list())
                    .singleElement()
                    .hasToString(registry.require("churn:77778").toString());
            assertThat(registry.maintenance().verifyAudit().findings()).isEmpty();
        }
    }
}
