package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelHandle;
import io.modelregistry.RegistryClient;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import io.modelregistry.serving.Consumer;
import io.modelregistry.serving.ServedModel;
import io.modelregistry.serving.ServingDraft;
import io.modelregistry.spi.ConsumerReport;
import io.modelregistry.testkit.fault.Faults;
import io.modelregistry.testkit.fault.Gate;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ConsumersTest {

    @TempDir
    private Path directory;

    private final Faults faults = new Faults();
    private TestRegistry registry;
    private RegistryClient client;
    private ModelHandle churn;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
        client = client("shop");
        churn = registry.client().model("churn");
        register();
    }

    private RegistryClient client(String application) {
        return RegistryClient.builder()
                .metadata(faults.in(registry.metadata()))
                .artifacts(registry.artifacts())
                .cache(directory.resolve("cache"))
                .application(application)
                .open();
    }

    private void register() {
        churn.newVersion().file("m", new byte[] {1}).register();
    }

    @AfterEach
    void close() {
        client.close();
        registry.close();
    }

    private ServedModel<String> serve(String reference) {
        ServingDraft draft = client.serve(reference).refreshEvery(Duration.ofDays(1));
        return draft.load(files -> "model");
    }

    private List<Consumer> await(Predicate<List<Consumer>> expected) throws InterruptedException {
        List<Consumer> found = registry.client().consumers();
        while (!expected.test(found)) {
            Thread.sleep(5);
            found = registry.client().consumers();
        }
        return found;
    }

    @Test
    void what_is_served_is_known_with_who_serves_it_until_it_is_closed() throws Exception {
        ServedModel<String> served = serve("churn@latest");
        Consumer consumer = await(found -> !found.isEmpty()).get(0);
        assertThat(consumer.application()).isEqualTo("shop");
        assertThat(consumer.host()).isNotBlank();
        assertThat(consumer.process()).isEqualTo(ProcessHandle.current().pid());
        assertThat(consumer.reference()).isEqualTo("churn@latest");
        assertThat(consumer.number()).isEqualTo(1);
        assertThat(consumer.since()).isBeforeOrEqualTo(consumer.lastSeen());
        assertThat(registry.client().model("other").consumers()).isEmpty();
        assertThat(churn.consumers()).containsExactly(consumer);
        assertThat(churn.consumers().toString())
                .startsWith("1 consumer\n")
                .contains("churn:1", "churn@latest", "shop (" + consumer.process() + ")");

        served.close();
        assertThat(await(List::isEmpty)).hasToString("no consumers");
    }

    @Test
    void a_version_that_somebody_serves_is_not_deleted() throws Exception {
        ServedModel<String> served = serve("churn@latest");
        await(found -> !found.isEmpty());

        assertThatThrownBy(() -> churn.version(1).delete("superseded"))
                .isInstanceOf(ConflictException.class)
                .hasMessageContaining("shop on ")
                .hasMessageContaining(" serves it");
        served.close();
        await(List::isEmpty);
        churn.version(1).delete("superseded");
        assertThat(churn.find(1)).isEmpty();
    }

    @Test
    void a_swap_is_told_at_once() throws Exception {
        ServedModel<String> served = serve("churn@latest");
        await(found -> !found.isEmpty());
        register();
        served.refresh();
        assertThat(await(found -> found.get(0).number() == 2)).hasSize(1);
    }

    @Test
    void many_served_models_are_told_of_in_one_write_and_gone_with_their_client() throws Exception {
        List<String> references =
                IntStream.rangeClosed(1, 50).mapToObj(i -> "churn@stage-" + i).toList();
        references.forEach(reference -> churn.stage(reference.substring(6)).assign(churn.require(1), "all"));
        Gate gate = faults.next("report").pauses();
        references.forEach(this::serve);
        gate.awaitArrival();
        gate.open();
        assertThat(await(found -> found.size() == 50))
                .extracting(Consumer::reference)
                .containsExactlyInAnyOrderElementsOf(references);
        assertThat(faults.calls("report")).isLessThan(50);

        client.close();
        assertThat(registry.client().consumers()).isEmpty();
    }

    @Test
    void a_registry_that_takes_no_reports_disturbs_nothing() throws Exception {
        faults.every("report").fails(() -> StoreException.unavailable("memory:", "away", null));
        ServedModel<String> served = serve("churn@latest");
        while (faults.calls("report") == 0) {
            Thread.sleep(5);
        }
        assertThat(served.health().isHealthy()).isTrue();
        assertThat(served.predict(String::length).value()).isEqualTo(5);
        assertThat(registry.client().consumers()).isEmpty();
    }

    @Test
    void a_client_that_serves_nothing_is_not_heard_of() {
        client.close();
        assertThat(faults.calls("report")).isZero();
    }

    @Test
    void clients_not_heard_of_for_a_day_are_garbage() {
        registry.metadata()
                .consumers()
                .report(new ConsumerReport(
                        "a",
                        "shop",
                        "host",
                        1,
                        List.of(new ConsumerReport.Use("churn", churn.name(), 1, Duration.ofDays(9)))));
        registry.client().maintenance().collectGarbage();
        assertThat(registry.client().consumers()).hasSize(1);
        assertThat(faults.calls("forget")).isZero();
        client.maintenance().collectGarbage();
        assertThat(faults.calls("forget")).isEqualTo(2);
    }

    @Test
    void an_application_has_a_name() {
        assertThatThrownBy(() -> RegistryClient.builder().application(""))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("application");
    }
}
