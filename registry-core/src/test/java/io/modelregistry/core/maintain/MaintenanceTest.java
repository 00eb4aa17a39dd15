package io.modelregistry.core.maintain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.GarbageReport;
import io.modelregistry.Maintenance;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.Operation;
import io.modelregistry.core.TestRegistry;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Preparation;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MaintenanceTest {

    private static final byte[] BYTES = {1, 2, 3};
    private static final Digest DIGEST = Digest.of(BYTES);
    private static final OperationId DEAD = new OperationId("dead", Digest.of(new byte[] {9}));

    @TempDir
    Path directory;

    private TestRegistry registry;
    private Maintenance maintenance;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
        maintenance = registry.client().maintenance();
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private ModelVersion register() {
        return registry.client().model("churn").newVersion().file("a", BYTES).register();
    }

    private void prepare(OperationId operation, Duration lease) {
        assertThat(registry.metadata()
                        .operations()
                        .prepare(Preparation.of(
                                operation,
                                new ModelName("churn"),
                                Optional.empty(),
                                Map.of(DIGEST, (long) BYTES.length),
                                lease)))
                .isNotNull();
    }

    private void put(BlobKey key) {
        ArtifactStore artifacts = registry.artifacts();
        List<Staged> staged = artifacts.stage(List.of(BlobSource.of("a", BYTES)), (file, done, size) -> {});
        artifacts.put(List.of(new Placement(staged.get(0), key)), (file, done, size) -> {});
        staged.get(0).close();
    }

    @Test
    void what_a_version_needs_is_not_garbage() {
        ModelVersion version = register();

        assertThat(maintenance.collectGarbage()).isEqualTo(new GarbageReport(0, 0, 0, 0));
        assertThat(version.files().path("a")).hasBinaryContent(BYTES);
    }

    @Test
    void what_a_running_registration_needs_is_not_garbage() {
        prepare(DEAD, Duration.ofMinutes(1));

        assertThat(maintenance.collectGarbage().deleted()).isZero();
        assertThat(maintenance.operation("dead").orElseThrow().state()).isEqualTo(Operation.State.PREPARED);
    }

    @Test
    void a_registration_whose_lease_ran_out_is_given_up_and_its_bytes_are_deleted() {
        prepare(DEAD, Duration.ZERO);
        put(new BlobKey(DIGEST, 1));

        assertThat(maintenance.collectGarbage()).isEqualTo(new GarbageReport(1, 1, 3, 0));
        assertThat(maintenance.operation("dead").orElseThrow()).hasToString("dead on churn: ABANDONED");
        assertThat(registry.artifacts().list()).isEmpty();
        assertThat(registry.metadata().blobs().after(0, 10)).isEmpty();
    }

    @Test
    void bytes_that_come_back_after_their_deletion_have_another_place() {
        prepare(DEAD, Duration.ZERO);
        maintenance.collectGarbage();
        put(new BlobKey(DIGEST, 1));
        register();

        assertThat(registry.artifacts().list()).contains(new BlobKey(DIGEST, 1));
        assertThat(maintenance.verifyArtifacts().intact()).isTrue();
    }

    @Test
    void a_collector_that_stopped_is_continued_by_the_next() {
        prepare(DEAD, Duration.ZERO);
        put(new BlobKey(DIGEST, 1));
        registry.metadata().operations().fence();
        BlobRecord blob = registry.metadata().blobs().after(0, 1).get(0);
        assertThat(registry.metadata().blobs().condemn(blob.id(), blob.generation()))
                .isTrue();

        assertThat(maintenance.collectGarbage().deleted()).isEqualTo(1);
        assertThat(registry.artifacts().list()).isEmpty();
    }

    @Test
    void whole_artifacts_are_intact_and_counted_once() {
        register();
        register();

        assertThat(maintenance.verifyArtifacts()).hasToString("1 files, 3 bytes, 0 strays: intact");
    }

    @Test
    void a_missing_file_is_found_and_named() {
        register();
        registry.artifacts().delete(new BlobKey(DIGEST, 1));

        assertThat(maintenance.verifyArtifacts().findings())
                .singleElement()
                .asString()
                .startsWith("a of churn:1: ")
                .contains(DIGEST.hex());
    }

    @Test
    void a_stray_is_counted_and_left_alone() {
        put(new BlobKey(DIGEST, 7));

        assertThat(maintenance.verifyArtifacts().strays()).isEqualTo(1);
        assertThat(maintenance.verifyArtifacts().intact()).isTrue();
        maintenance.collectGarbage();
        assertThat(registry.artifacts().size(new BlobKey(DIGEST, 7))).hasValue(3);
    }

    @Test
    void nothing_is_known_of_a_key_that_nobody_used_and_nonsense_is_no_key() {
        assertThat(maintenance.operation("never")).isEmpty();
        assertThatThrownBy(() -> maintenance.operation("")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void the_status_says_what_is_in_use() {
        assertThat(maintenance.status().toString()).contains("memory:").contains("durability");
    }
}
