package io.modelregistry.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.TransferListener;
import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.ArtifactStore.Placement;
import io.modelregistry.spi.ArtifactStore.Staged;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import io.modelregistry.spi.Change.CreateModel;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.OperationId;
import io.modelregistry.testkit.fault.Faults;
import io.modelregistry.testkit.fault.Gate;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FaultsTest {

    private static final ModelName CHURN = new ModelName("churn");
    private static final byte[] CONTENT = {1, 2, 3, 4};
    private static final BlobKey KEY = new BlobKey(Digest.of(CONTENT), 1);

    private final Faults faults = new Faults();
    private final Metadata metadata = faults.in(new MemoryMetadataProvider().open("memory:"));
    private final ArtifactStore artifacts = faults.in(new MemoryArtifactProvider().open("memory:"));

    private static Commit creating(ModelName model) {
        return new Commit(
                model,
                new OperationId("create " + model, Digest.of(new byte[0])),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(new CreateModel("", Map.of())),
                new EventDraft("model-created", "ann", "{}"),
                Optional.empty(),
                1);
    }

    private void put() {
        try (Staged staged = artifacts
                .stage(List.of(BlobSource.of("file", CONTENT)), TransferListener.NONE)
                .get(0)) {
            artifacts.put(List.of(new Placement(staged, KEY)), TransferListener.NONE);
        }
    }

    @Test
    void refuses_a_call_that_is_then_not_done() {
        faults.next("commit").isRefused();
        StoreException refusal = catchThrowableOfType(
                StoreException.class, () -> metadata.store().commit(creating(CHURN)));
        assertThat(refusal.isRetryable()).isTrue();
        assertThat(metadata.store().model(CHURN)).isEmpty();
        metadata.store().commit(creating(CHURN));
        assertThat(metadata.store().model(CHURN)).isPresent();
    }

    @Test
    void loses_the_answer_to_a_commit_that_was_done() {
        faults.next("commit").losesItsAnswer();
        OutcomeUnknownException unknown = catchThrowableOfType(
                OutcomeUnknownException.class, () -> metadata.store().commit(creating(CHURN)));
        assertThat(unknown.operationKey()).isEqualTo("create churn");
        assertThat(metadata.store().model(CHURN)).isPresent();
    }

    @Test
    void loses_the_answer_to_a_put_that_was_done() {
        faults.next("put").losesItsAnswer();
        assertThatThrownBy(this::put).isInstanceOf(StoreException.class);
        assertThat(artifacts.size(KEY)).hasValue(CONTENT.length);
    }

    @Test
    void fails_as_it_is_told_before_or_after_the_call() {
        faults.next("commit").fails(() -> new IllegalStateException("before"));
        faults.nth("commit", 2).failsAfterwards(() -> new IllegalStateException("after"));
        assertThatThrownBy(() -> metadata.store().commit(creating(CHURN))).hasMessage("before");
        assertThat(metadata.store().model(CHURN)).isEmpty();
        assertThatThrownBy(() -> metadata.store().commit(creating(CHURN))).hasMessage("after");
        assertThat(metadata.store().model(CHURN)).isPresent();
    }

    @Test
    void happens_at_the_chosen_call_and_counts_all() {
        faults.nth("now", 3).isRefused();
        metadata.now();
        metadata.now();
        assertThatThrownBy(metadata::now).isInstanceOf(StoreException.class);
        metadata.now();
        assertThat(faults.calls("now")).isEqualTo(4);
    }

    @Test
    void happens_at_every_call_until_it_is_cleared() {
        faults.every("size").isRefused();
        assertThatThrownBy(() -> artifacts.size(KEY)).isInstanceOf(StoreException.class);
        assertThatThrownBy(() -> artifacts.size(KEY)).isInstanceOf(StoreException.class);
        faults.clear();
        assertThat(artifacts.size(KEY)).isEmpty();
    }

    @Test
    void pauses_a_call_before_it_is_done() throws Exception {
        Gate gate = faults.next("commit").pauses();
        CompletableFuture<Void> commit =
                CompletableFuture.runAsync(() -> metadata.store().commit(creating(CHURN)));
        gate.awaitArrival();
        assertThat(metadata.store().model(CHURN)).isEmpty();
        gate.open();
        commit.get(10, TimeUnit.SECONDS);
        assertThat(metadata.store().model(CHURN)).isPresent();
    }

    @Test
    void pauses_a_call_after_it_was_done() throws Exception {
        Gate gate = faults.next("commit").pausesAfterwards();
        CompletableFuture<Void> commit =
                CompletableFuture.runAsync(() -> metadata.store().commit(creating(CHURN)));
        gate.awaitArrival();
        assertThat(metadata.store().model(CHURN)).isPresent();
        assertThat(commit).isNotDone();
        gate.open();
        commit.get(10, TimeUnit.SECONDS);
    }

    @Test
    void takes_longer() {
        faults.next("now").takes(Duration.ofMillis(30));
        long start = System.nanoTime();
        metadata.now();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(30));
    }

    @Test
    void flips_a_bit_of_what_is_read() throws Exception {
        put();
        faults.next("open").flipsBit(17);
        try (InputStream in = artifacts.open(KEY, 0, 4)) {
            assertThat(in.readAllBytes()).containsExactly(1, 2, 3 ^ 2, 4);
        }
        try (InputStream in = artifacts.open(KEY, 0, 4)) {
            assertThat(in.readAllBytes()).isEqualTo(CONTENT);
        }
        faults.next("open").flipsBit(17);
        try (InputStream in = artifacts.open(KEY, 0, 4)) {
            in.skipNBytes(1);
            assertThat(in.read()).isEqualTo(2);
            assertThat(in.read()).isEqualTo(3 ^ 2);
            assertThat(in.read()).isEqualTo(4);
        }
    }

    @Test
    void refuses_a_method_that_no_store_has() {
        assertThatThrownBy(() -> faults.next("comit"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("comit");
    }

    @Test
    void shows_the_store_behind_it() {
        assertThat(metadata).hasToString("memory:").isEqualTo(metadata);
        assertThat(artifacts).hasToString("memory:").isNotEqualTo(metadata);
    }
}
