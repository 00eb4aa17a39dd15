package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.modelregistry.GarbageReport;
import io.modelregistry.ModelVersion;
import io.modelregistry.Operation;
import io.modelregistry.RegistryClient;
import io.modelregistry.error.AlreadyExistsException;
import io.modelregistry.system.DyingOperation.LastStep;
import io.modelregistry.testkit.fault.Faults;
import io.modelregistry.testkit.fault.Gate;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.BeforeEach;
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
class DyingOperationIT {

    private static final Duration SHORT = Duration.ofMillis(5);
    private static final Duration LONG = Duration.ofMinutes(5);

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

    @BeforeEach
    void clean() {
        registry.maintenance().collectGarbage();
    }

    @ParameterizedTest
    @EnumSource
    void what_another_registered_meanwhile_survives_the_fencing_of_the_dead(LastStep last) throws Exception {
        byte[] shared = bytes("shared");
        byte[] foreign = bytes("of the dead alone");
        String key = DyingOperation.in(place, SHORT).dieAfter(last, shared, foreign);
        ModelVersion version = Versions.register(registry, model, shared, bytes("of the living alone"));
        assertThat(version.number()).isEqualTo(1);
        GarbageReport report = collectWhenLeasesEnded();
        assertThat(report.abandoned()).isEqualTo(1);
        assertThat(registry.maintenance().operation(key).orElseThrow().state()).isEqualTo(Operation.State.ABANDONED);
        assertThat(report.deleted()).isEqualTo(1);
        Versions.assertThatAllAreWhole(place);
    }

    @ParameterizedTest
    @EnumSource
    void what_the_dead_left_is_deleted_and_can_be_registered_again(LastStep last) throws Exception {
        byte[] content = bytes("left");
        DyingOperation.in(place, SHORT).dieAfter(last, content);
        assertThat(collectWhenLeasesEnded().deleted()).isEqualTo(1);
        assertThat(registry.model("unborn").find()).isEmpty();
        Versions.register(registry, model, content);
        Versions.assertThatAllAreWhole(place);
    }

    @ParameterizedTest
    @EnumSource
    void what_is_under_way_is_not_collected(LastStep last) {
        String key = DyingOperation.in(place, LONG).dieAfter(last, bytes("slow"));
        GarbageReport report = registry.maintenance().collectGarbage();
        assertThat(report.abandoned()).isZero();
        assertThat(report.deleted()).isZero();
        assertThat(registry.maintenance().operation(key).orElseThrow().state()).isEqualTo(Operation.State.PREPARED);
    }

    @Test
    void a_semantic_version_is_kept_for_the_living_and_given_up_for_the_dead() throws Exception {
        DyingOperation.in(place, LONG).reserving(model, "1.0.0").dieAfter(LastStep.PREPARED, bytes("living"));
        assertThatThrownBy(() -> Versions.draft(registry, model, bytes("other"))
                        .semanticVersion("1.0.0")
                        .register())
                .isInstanceOf(AlreadyExistsException.class)
                .hasMessageContaining(model + ":1.0.0");
        DyingOperation.in(place, SHORT).reserving(model, "2.0.0").dieAfter(LastStep.PREPARED, bytes("dead"));
        Thread.sleep(2 * SHORT.toMillis());
        ModelVersion version = Versions.draft(registry, model, bytes("other"))
                .semanticVersion("2.0.0")
                .register();
        assertThat(version.reference()).isEqualTo(model + ":1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"put", "markPresent", "commit"})
    void an_owner_that_was_fenced_before_a_step_registers_all_the_same(String step) throws Exception {
        byte[] shared = bytes("shared");
        Gate gate = faults.next(step).pauses();
        FutureTask<ModelVersion> owner = begin(gate, () -> {
            try (RegistryClient slow = openSlow()) {
                return Versions.register(slow, model, shared, bytes("own"));
            }
        });
        assertThat(collectWhenLeasesEnded().abandoned()).isEqualTo(1);
        Versions.register(registry, Versions.newName(), shared);
        registry.maintenance().collectGarbage();
        gate.open();
        assertThat(owner.get().reference()).isEqualTo(model + ":1");
        Versions.assertThatAllAreWhole(place);
    }

    @Test
    void an_owner_that_was_fenced_is_told_that_its_semantic_version_was_taken() throws Exception {
        Gate gate = faults.next("commit").pauses();
        FutureTask<Throwable> owner = begin(gate, () -> {
            try (RegistryClient slow = openSlow()) {
                return catchThrowable(() -> Versions.draft(slow, model, bytes("own"))
                        .semanticVersion("1.0.0")
                        .register());
            }
        });
        collectWhenLeasesEnded();
        Versions.draft(registry, model, bytes("other")).semanticVersion("1.0.0").register();
        gate.open();
        assertThat(owner.get()).isInstanceOf(AlreadyExistsException.class).hasMessageContaining(model + ":1.0.0");
        assertThat(registry.model(model).versions().count()).isEqualTo(1);
        registry.maintenance().collectGarbage();
        Versions.assertThatAllAreWhole(place);
    }

    /** The first lease of this client ends soon; what it begins again gets a long one. */
    private RegistryClient openSlow() {
        return place.openOver(
                faults.in(ShortLeases.first(place.metadata(), SHORT, LONG)), faults.in(place.artifacts()));
    }

    private static <T> FutureTask<T> begin(Gate gate, Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        Threads.daemon("owner", task);
        gate.awaitArrival();
        return task;
    }

    private GarbageReport collectWhenLeasesEnded() throws InterruptedException {
        Thread.sleep(2 * SHORT.toMillis());
        return registry.maintenance().collectGarbage();
    }

    /** Bytes that no other test has. */
    private byte[] bytes(String text) {
        return (text + " of " + model).getBytes(StandardCharsets.UTF_8);
    }
}
