package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelregistry.Digest;
import io.modelregistry.GarbageReport;
import io.modelregistry.ModelVersion;
import io.modelregistry.Operation;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import io.modelregistry.VersionDraft;
import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.testkit.fault.Faults;
import io.modelregistry.testkit.fault.Gate;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every step of a change may fail, lose its answer, or come an hour late. */
class FaultsTest {

    private static final byte[] BYTES = {1};

    @TempDir
    Path directory;

    private final Faults faults = new Faults();
    private TestRegistry registry;
    private RegistryClient client;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
        client = registry.client(faults.in(registry.metadata()), faults.in(registry.artifacts()), "ben");
    }

    @AfterEach
    void close() {
        faults.clear();
        client.close();
        registry.close();
    }

    private VersionDraft draft() {
        return client.model("churn").newVersion().file("a", BYTES);
    }

    @Test
    void a_registration_whose_answer_was_lost_happened_once_and_succeeds() {
        faults.next("commit").losesItsAnswer();

        assertThat(draft().register().number()).isEqualTo(1);
        assertThat(client.versions().count()).isEqualTo(1);
        assertThat(faults.calls("commit")).isEqualTo(1);
    }

    @Test
    void a_registration_that_may_not_have_arrived_is_repeated() {
        faults.next("commit").fails(() -> OutcomeUnknownException.of("registration", "k", null));

        assertThat(draft().register().number()).isEqualTo(1);
        assertThat(faults.calls("commit")).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "markPresent"})
    void a_registration_goes_on_when_the_answer_to_a_step_before_was_lost(String step) {
        faults.next(step).losesItsAnswer();

        assertThat(draft().register().number()).isEqualTo(1);
        assertThat(faults.calls(step)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"prepare", "markPresent"})
    void a_registration_fails_when_a_step_before_is_refused_for_good(String step) {
        faults.every(step).fails(() -> StoreException.refused("x", "no space is left", null));

        assertThatThrownBy(() -> draft().register()).hasMessageContaining("no space is left");
        assertThat(faults.calls(step)).isEqualTo(1);
    }

    @Test
    void a_stage_move_whose_answer_was_lost_happened_once() {
        ModelVersion version = draft().register();
        faults.next("commit").losesItsAnswer();

        StageChange change = client.model("churn").stage("production").assign(version, "first");

        assertThat(client.model("churn").stage("production").history()).containsExactly(change);
    }

    @Test
    void while_the_store_does_not_answer_the_outcome_is_unknown_and_the_key_resolves_it_later() {
        faults.next("commit").losesItsAnswer();
        faults.every("find").isRefused();

        OutcomeUnknownException unknown = catchThrowableOfType(OutcomeUnknownException.class, () -> draft().register());
        faults.clear();

        assertThat(unknown).hasMessageContaining(unknown.operationKey());
        assertThat(client.maintenance()
                        .operation(unknown.operationKey())
                        .orElseThrow()
                        .state())
                .isEqualTo(Operation.State.DONE);
        assertThat(draft().operationKey(unknown.operationKey()).register().number())
                .isEqualTo(1);
        assertThat(client.versions().count()).isEqualTo(1);
    }

    @Test
    void after_an_unknown_outcome_nothing_is_cleaned_up() {
        faults.every("commit").fails(() -> OutcomeUnknownException.of("registration", "k", null));

        assertThatThrownBy(() -> draft().operationKey("nightly").register())
                .isInstanceOf(OutcomeUnknownException.class);
        faults.clear();

        assertThat(client.maintenance().operation("nightly").orElseThrow().state())
                .isEqualTo(Operation.State.PREPARED);
        client.maintenance().collectGarbage();
        assertThat(registry.metadata().blobs().after(0, 10))
                .extracting(BlobRecord::state)
                .containsExactly(BlobRecord.State.PRESENT);
        assertThat(draft().operationKey("nightly").register().number()).isEqualTo(1);
    }

    @Test
    void a_registration_that_failed_for_certain_gives_back_its_semantic_version() {
        faults.next("commit").isRefused();

        assertThatThrownBy(() -> draft().semanticVersion("1.0.0").register()).isInstanceOf(StoreException.class);

        assertThat(client.model("churn").find()).isEmpty();
        assertThat(draft().semanticVersion("1.0.0").register().number()).isEqualTo(1);
    }

    @Test
    void a_failure_to_clean_up_does_not_hide_the_failure() {
        faults.next("commit").fails(() -> StoreException.refused("x", "no space is left", null));
        faults.every("release").isRefused();

        assertThatThrownBy(() -> draft().register()).hasMessageContaining("no space is left");
    }

    @Test
    void a_registration_that_was_given_up_while_it_slept_is_taken_up_again() throws Exception {
        Gate gate = faults.next("commit").pauses();
        CompletableFuture<ModelVersion> registration =
                CompletableFuture.supplyAsync(() -> draft().operationKey("slow").register());
        gate.awaitArrival();
        OperationLog operations = registry.metadata().operations();
        operations.release(operations.find("slow").orElseThrow().id());
        registry.client().maintenance().collectGarbage();
        gate.open();

        ModelVersion version = registration.get(30, TimeUnit.SECONDS);

        assertThat(version.files().path("a")).hasBinaryContent(BYTES);
        assertThat(client.maintenance().verifyArtifacts().intact()).isTrue();
        assertThat(registry.artifacts().list()).containsExactly(new BlobKey(Digest.of(BYTES), 2));
    }

    @Test
    void a_collector_that_slept_before_it_condemned_misses_what_was_pinned_meanwhile() throws Exception {
        leaveGarbage();
        Gate gate = faults.next("condemn").pauses();
        CompletableFuture<GarbageReport> collection =
                CompletableFuture.supplyAsync(() -> client.maintenance().collectGarbage());
        gate.awaitArrival();
        ModelVersion version =
                registry.client().model("churn").newVersion().file("a", BYTES).register();
        gate.open();

        assertThat(collection.get(30, TimeUnit.SECONDS).deleted()).isZero();
        assertThat(version.files().path("a")).hasBinaryContent(BYTES);
    }

    @Test
    void a_deletion_that_comes_late_misses_what_was_registered_meanwhile() throws Exception {
        leaveGarbage();
        Gate gate = faults.next("delete").pauses();
        CompletableFuture<GarbageReport> collection =
                CompletableFuture.supplyAsync(() -> client.maintenance().collectGarbage());
        gate.awaitArrival();
        ModelVersion version =
                registry.client().model("churn").newVersion().file("a", BYTES).register();
        gate.open();

        assertThat(collection.get(30, TimeUnit.SECONDS).deleted()).isEqualTo(1);
        assertThat(version.files().path("a")).hasBinaryContent(BYTES);
        assertThat(client.maintenance().verifyArtifacts().intact()).isTrue();
    }

    /** The bytes of a registration that was put and given up. */
    private void leaveGarbage() {
        faults.next("commit").fails(() -> StoreException.refused("x", "no space is left", null));
        assertThatThrownBy(() -> draft().register()).isInstanceOf(StoreException.class);
        assertThat(registry.artifacts().list()).hasSize(1);
    }
}
