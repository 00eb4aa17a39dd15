package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.GarbageReport;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.system.DyingOperation.LastStep;
import io.modelregistry.testkit.fault.Faults;
import io.modelregistry.testkit.fault.Gate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ParameterizedClass
@EnumSource
class GarbageRaceIT {

    private static final Duration SHORT = Duration.ofMillis(5);

    @TempDir
    private static Path directory;

    private static TestRegistry place;
    private static RegistryClient registry;

    @Parameter
    @SuppressWarnings("UnusedVariable") // JUnit wants a place for it, also where only open(kind) reads it
    private MetadataKind kind;

    private final String model = Versions.newName();
    private final Faults faults = new Faults();

    @BeforeParameterizedClassInvocation
    static void open(MetadataKind kind) throws Exception {
        place = TestRegistry.in(directory, kind, ArtifactKind.FILE);
        registry = place.open();
    }

    @AfterParameterizedClassInvocation
    static void close() throws Exception {
        registry.close();
        place.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fence", "after", "isReferenced", "condemn", "delete", "drop"})
    void a_collector_that_pauses_deletes_nothing_that_was_registered_meanwhile(String step) throws Exception {
        byte[] content = unreferenced(place, model);
        Gate gate = faults.next(step).pausesAfterwards();
        FutureTask<GarbageReport> collector = collectUpTo(gate);
        Versions.register(registry, model, content);
        gate.open();
        collector.get();
        Versions.assertThatAllAreWhole(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fence", "after", "isReferenced", "condemn", "delete", "drop"})
    void a_collector_that_pauses_deletes_nothing_that_another_deleted_before_it_was_registered(String step)
            throws Exception {
        byte[] content = unreferenced(place, model);
        Gate gate = faults.next(step).pausesAfterwards();
        FutureTask<GarbageReport> collector = collectUpTo(gate);
        registry.maintenance().collectGarbage();
        Versions.register(registry, model, content);
        gate.open();
        collector.get();
        Versions.assertThatAllAreWhole(place);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fence", "after", "isReferenced", "condemn", "delete", "drop"})
    void a_collector_that_pauses_deletes_nothing_that_died_and_was_registered_later(String step) throws Exception {
        byte[] content = unreferenced(place, model);
        Gate gate = faults.next(step).pausesAfterwards();
        FutureTask<GarbageReport> collector = collectUpTo(gate);
        registry.maintenance().collectGarbage();
        unreferenced(place, model);
        registry.maintenance().collectGarbage();
        Versions.register(registry, model, content);
        gate.open();
        collector.get();
        Versions.assertThatAllAreWhole(place);
    }

    /** In a registry of its own, since it cannot be mended. */
    @Test
    void a_naive_collector_breaks_a_version_in_the_same_race() throws Exception {
        try (TestRegistry other = TestRegistry.in(directory, kind, ArtifactKind.FILE);
                RegistryClient victim = other.open()) {
            byte[] content = unreferenced(other, "content");
            Gate gate = faults.next("isReferenced").pausesAfterwards();
            FutureTask<Integer> collector =
                    begin(gate, () -> NaiveCollector.collect(faults.in(other.metadata()), other.artifacts()));
            ModelVersion version = Versions.register(victim, model, content);
            gate.open();
            assertThat(collector.get()).isEqualTo(1);
            assertThatThrownBy(() -> Versions.assertThatItIsWhole(version)).isInstanceOf(IntegrityException.class);
            assertThat(victim.maintenance().verifyArtifacts().findings())
                    .singleElement()
                    .asString()
                    .contains("file-0 of " + version.reference());
        }
    }

    @Test
    void registrations_of_shared_bytes_stay_whole_while_two_collectors_work() throws Exception {
        GarbageRace race = new GarbageRace(place);
        List<ModelVersion> acknowledged = race.run(Duration.ofMillis(Integer.getInteger("garbage.millis", 1000)));
        assertThat(race.deleted()).as("files deleted, with %s", race).isPositive();
        assertThat(registry.model(GarbageRace.MODEL).versions().list())
                .extracting(Acknowledged::of)
                .as("versions, with %s", race)
                .containsExactlyInAnyOrderElementsOf(
                        acknowledged.stream().map(Acknowledged::of).toList());
        Versions.assertThatAllAreWhole(place);
    }

    /** Puts bytes that an operation pinned whose lease has ended since. */
    private static byte[] unreferenced(TestRegistry registry, String text) throws InterruptedException {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        DyingOperation.in(registry, SHORT).dieAfter(LastStep.MARKED_PRESENT, content);
        Thread.sleep(2 * SHORT.toMillis());
        return content;
    }

    private FutureTask<GarbageReport> collectUpTo(Gate gate) {
        return begin(gate, () -> {
            try (RegistryClient other = place.openOver(faults.in(place.metadata()), faults.in(place.artifacts()))) {
                return other.maintenance().collectGarbage();
            }
        });
    }

    private static <T> FutureTask<T> begin(Gate gate, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Threads.daemon("collector", task);
        gate.awaitArrival();
        return task;
    }
}
