package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.RegistrySnapshot;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageChange;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class AsOfIT {

    private static final int MOVERS = 3;
    private static final int MOVES = 15;

    @TempDir
    private static Path directory;

    private static TestRegistry place;
    private static RegistryClient registry;

    @Parameter
    @SuppressWarnings("UnusedVariable") // JUnit wants a place for it, also where only open(kind) reads it
    private MetadataKind kind;

    private final String model = Versions.newName();

    @BeforeParameterizedClassInvocation
    static void open(MetadataKind kind) throws Exception {
        place = TestRegistry.in(directory, kind, ArtifactKind.MEMORY);
        registry = place.open();
    }

    @AfterParameterizedClassInvocation
    static void close() throws Exception {
        registry.close();
        place.close();
    }

    @Test
    void each_instant_between_two_moves_shows_what_was_in_the_stage_then() throws Exception {
        List<ModelVersion> versions = threeVersions();
        moveFromManyThreads(versions);
        List<StageChange> moves = registry.model(model).stage("production").history();
        Instant before = moves.get(0).at().minus(1, ChronoUnit.MICROS);
        assertThat(registry.asOf(before).stages(model)).doesNotContainKey("production");
        for (int i = 0; i < moves.size(); i++) {
            StageChange move = moves.get(i);
            assertThatStageIs(registry.asOf(move.at()), move);
            Instant last = i + 1 < moves.size() ? moves.get(i + 1).at().minus(1, ChronoUnit.MICROS) : move.at();
            assertThatStageIs(registry.asOf(last), move);
        }
    }

    /** What was once told about an instant must never change, also if it is asked for while others write. */
    @Test
    void what_was_told_about_an_instant_while_others_moved_is_what_history_says_in_the_end() throws Exception {
        List<ModelVersion> versions = threeVersions();
        AtomicBoolean moving = new AtomicBoolean(true);
        Callable<List<Told>> asking = () -> ask(moving);
        Callable<List<Told>> writing = () -> {
            try {
                moveFromManyThreads(versions);
                return List.of();
            } finally {
                moving.set(false);
            }
        };
        List<List<Told>> all = Threads.together(List.of(asking, asking, writing));
        List<StageChange> moves = registry.model(model).stage("production").history();
        for (Told told : all.stream().flatMap(List::stream).toList()) {
            assertThat(told.move).as("newest move at %s", told.instant).isEqualTo(newestMoveAt(told.instant, moves));
        }
        assertThat(all.get(0)).isNotEmpty();
    }

    @Test
    void a_version_and_a_model_are_not_there_before_they_were_registered() {
        ModelVersion first = Versions.register(registry, model, new byte[] {1});
        ModelVersion second = Versions.register(registry, model, new byte[] {2});
        RegistrySnapshot between = registry.asOf(second.createdAt().minus(1, ChronoUnit.MICROS));
        assertThat(between.require(model + "@latest").number()).isEqualTo(1);
        assertThat(between.find(model + ":2")).isEmpty();
        assertThat(registry.asOf(second.createdAt()).resolve(model + "@latest").number())
                .isEqualTo(2);
        assertThat(registry.asOf(first.createdAt().minus(1, ChronoUnit.MICROS)).find(model + ":1"))
                .isEmpty();
    }

    @Test
    void an_instant_in_the_future_is_refused() {
        Versions.register(registry, model, new byte[] {1});
        Instant future = Instant.now().plus(Duration.ofMinutes(5));
        assertThatThrownBy(() -> registry.asOf(future).stages(model))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining(
                        future.truncatedTo(ChronoUnit.MICROS).toString().substring(0, 19));
    }

    private List<ModelVersion> threeVersions() {
        return List.of(
                Versions.register(registry, model, new byte[] {1}),
                Versions.register(registry, model, new byte[] {2}),
                Versions.register(registry, model, new byte[] {3}));
    }

    private void moveFromManyThreads(List<ModelVersion> versions) throws Exception {
        Threads.together(MOVERS, thread -> {
            for (int i = 0; i < MOVES; i++) {
                move(versions.get((thread + i) % versions.size()), i);
            }
            return thread;
        });
    }

    private void move(ModelVersion version, int turn) {
        try {
            if (turn % 5 == 4) {
                registry.model(model).stage("production").clear("nothing fits");
            } else {
                registry.model(model).stage("production").assign(version, "it is the latest");
            }
        } catch (ConflictException e) {
            // it was empty already
        }
    }

    private List<Told> ask(AtomicBoolean moving) {
        List<Told> told = new ArrayList<>();
        while (moving.get()) {
            Instant now = place.metadata().now();
            told.add(new Told(now, registry.asOf(now).stages(model)));
        }
        return told;
    }

    private void assertThatStageIs(RegistrySnapshot snapshot, StageChange move) {
        assertThat(new Told(snapshot.instant(), snapshot.stages(model)).move)
                .as("newest move at %s", snapshot.instant())
                .isEqualTo(move.to().isPresent() ? move.id() : 0);
    }

    /** The id of the newest move then; 0 if the stage was empty. */
    private static long newestMoveAt(Instant instant, List<StageChange> moves) {
        return moves.stream()
                .filter(move -> !move.at().isAfter(instant))
                .reduce((earlier, later) -> later)
                .filter(move -> move.to().isPresent())
                .map(StageChange::id)
                .orElse(0L);
    }

    /** What was told about an instant: the move that put the version into the stage; 0 for an empty one. */
    private record Told(Instant instant, long move) {
        Told(Instant instant, Map<String, ResolvedVersion> stages) {
            this(
                    instant,
                    stages.containsKey("production")
                            ? stages.get("production").move().orElseThrow()
                            : 0);
        }
    }
}
