package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageChange;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is left when a process is killed with SIGKILL at a random moment of registering and promoting. */
class KillIT {

    private static final String MODEL = "killed";
    private static final int ROUNDS = Integer.getInteger("kill.rounds", 6);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    /** Kills come before the first version is acknowledged, or when so many are, and then at some moment of the next steps. */
    private static final int MOST_VERSIONS = 8;

    private static final int LONGEST_PAUSE_MILLIS = 150;

    private final Random random = new Random(SEED);
    private final List<Acknowledged> registered = new ArrayList<>();
    private final List<Long> moves = new ArrayList<>();
    private final List<String> begun = new ArrayList<>();

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"SQLITE, FILE", "H2, FILE", "POSTGRESQL, S3"})
    void nothing_acknowledged_is_lost_and_nothing_is_half_there(MetadataKind metadata, ArtifactKind artifacts)
            throws Exception {
        System.out.println("SEED -Dkill.seed=" + SEED);
        try (TestRegistry place = TestRegistry.in(directory, metadata, artifacts)) {
            for (int round = 1; round <= ROUNDS; round++) {
                killOne(place);
                try (RegistryClient registry = place.open()) {
                    assertThatAllIsThere(registry, "round " + round + ", -Dkill.seed=" + SEED);
                }
            }
            assertThat(registered).as("versions acknowledged over all rounds").hasSizeGreaterThan(ROUNDS);
            Versions.assertThatAllAreWhole(place);
        }
    }

    private void killOne(TestRegistry place) throws Exception {
        List<String> arguments = new ArrayList<>(place.addresses());
        arguments.addAll(List.of(MODEL, Long.toString(random.nextLong())));
        try (Fork fork = Fork.of(KilledProcess.class, arguments)) {
            fork.awaitLine(KilledProcess.READY);
            fork.awaitLines(KilledProcess.REGISTERED, random.nextInt(MOST_VERSIONS));
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            assertThat(fork.isAlive())
                    .as("it works until it is killed: %s", fork.errors())
                    .isTrue();
            fork.kill();
            fork.lines().forEach(this::note);
        }
    }

    private void note(String line) {
        if (line.startsWith(KilledProcess.REGISTERED)) {
            registered.add(Acknowledged.parse(line.substring(KilledProcess.REGISTERED.length())));
        } else if (line.startsWith(KilledProcess.MOVED)) {
            moves.add(Long.parseLong(line.substring(KilledProcess.MOVED.length())));
        } else if (line.startsWith(KilledProcess.BEGUN)) {
            begun.add(line.substring(KilledProcess.BEGUN.length()));
        }
    }

    private void assertThatAllIsThere(RegistryClient registry, String when) throws Exception {
        List<ModelVersion> versions =
                registry.model(MODEL).versions().orderBy("number asc").list();
        assertThat(versions)
                .as("dense numbers in %s", when)
                .extracting(ModelVersion::number)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, versions.size()).boxed().toList());
        assertThat(versions)
                .as("versions in %s", when)
                .extracting(Acknowledged::of)
                .containsAll(registered);
        assertThat(registry.model(MODEL).stage("production").history())
                .as("moves in %s", when)
                .extracting(StageChange::id)
                .containsAll(moves);
        for (ModelVersion version : versions.subList(Math.max(0, versions.size() - 10), versions.size())) {
            Versions.assertThatItIsWhole(version);
        }
        Versions.assertThatNothingIsFound(registry);
        registerAgain(registry, when);
    }

    /** Everything that was begun in this round gives one version when it is repeated under its key, done before or not. */
    private void registerAgain(RegistryClient registry, String when) {
        for (String work : begun) {
            String key = work.substring(0, work.indexOf(' '));
            int size = Integer.parseInt(work.substring(key.length() + 1));
            ModelVersion version =
                    KilledProcess.draft(registry, MODEL, key, size).register();
            ModelVersion again = KilledProcess.draft(registry, MODEL, key, size).register();
            assertThat(again.number()).as("%s repeated in %s", key, when).isEqualTo(version.number());
        }
        begun.clear();
    }
}
