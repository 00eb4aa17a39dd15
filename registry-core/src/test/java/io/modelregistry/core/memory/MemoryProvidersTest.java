package io.modelregistry.core.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.Change.CreateModel;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.OperationId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemoryProvidersTest {

    private static final ModelName CHURN = new ModelName("churn");

    private static Commit commit(String key, CreateModel... changes) {
        return new Commit(
                CHURN,
                new OperationId(key, Digest.of(new byte[0])),
                OptionalLong.empty(),
                OptionalLong.empty(),
                List.of(changes),
                new EventDraft("kind", "ann", "{}"),
                Optional.empty(),
                1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"memory", "memory:name", "memory://", "Memory:", " memory:", "", "jdbc:h2:mem:x"})
    void refuse_every_address_but_one(String address) {
        assertThatThrownBy(() -> new MemoryMetadataProvider().open(address))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("memory:");
        assertThatThrownBy(() -> new MemoryArtifactProvider().open(address)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void show_no_secret_of_a_wrong_address() {
        assertThatThrownBy(() -> new MemoryMetadataProvider().open("memory:x?password=hunter2"))
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void open_an_empty_registry_each_time() {
        MemoryMetadataProvider provider = new MemoryMetadataProvider();
        try (Metadata first = provider.open("memory:");
                Metadata second = provider.open("memory:")) {
            first.store().commit(commit("first", new CreateModel("", Map.of())));
            assertThat(second.store().model(CHURN)).isEmpty();
        }
    }

    @Test
    void keep_what_settled_when_the_clock_jumps_back() {
        Instant noon = Instant.parse("2026-11-24T12:00:00Z");
        AtomicReference<Instant> clock = new AtomicReference<>(noon);
        try (Metadata metadata = new MemoryMetadataProvider(clock::get).open("memory:")) {
            metadata.store().commit(commit("first", new CreateModel("", Map.of())));
            clock.set(noon.plusSeconds(10));
            Instant settled = metadata.store().settle(CHURN);
            clock.set(noon);
            CommitResult later = metadata.store().commit(commit("second"));
            assertThat(((CommitResult.Done) later).receipt().at()).isAfterOrEqualTo(settled);
        }
    }
}
