package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.core.predict.Recorder;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord;
import io.modelregistry.spi.RecorderRecord.Missing;
import io.modelregistry.spi.RecorderRecord.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is left of predictions when the process that records them is killed with SIGKILL at a random moment. */
@Timeout(180)
class PredictionKillIT {

    private static final int ROUNDS = Integer.getInteger("kill.rounds", 5);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());
    private static final int MOST_LINES = 8;
    private static final int LONGEST_PAUSE_MILLIS = 60;

    private final Random random = new Random(SEED);

    @TempDir
    private Path directory;

    @ParameterizedTest
    @EnumSource(
            value = MetadataKind.class,
            names = {"SQLITE", "POSTGRESQL"})
    void what_was_handed_over_is_there_once_and_the_rest_is_reported(MetadataKind kind) throws Exception {
        System.out.println("SEED -Dkill.seed=" + SEED);
        try (TestRegistry place = TestRegistry.in(directory, kind, ArtifactKind.FILE)) {
            Path spool = place.newDirectory("spool-");
            List<Integer> handedOver = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                handedOver.add(killOne(place, spool));
            }
            clear(place.metadata(), spool);
            assertThatAllIsThereOrReported(place.metadata(), handedOver);
        }
    }

    /** Returns how many predictions it said it had handed over. */
    private int killOne(TestRegistry place, Path spool) throws Exception {
        List<String> arguments = List.of(place.addresses().get(0), spool.toString(), Long.toString(random.nextLong()));
        try (Fork fork = Fork.of(RecordingProcess.class, arguments)) {
            fork.awaitLine(RecordingProcess.READY);
            fork.awaitLines(RecordingProcess.HANDED_OVER, 2 + random.nextInt(MOST_LINES));
            Thread.sleep(random.nextInt(LONGEST_PAUSE_MILLIS));
            assertThat(fork.isAlive()).as("%s", fork.errors()).isTrue();
            fork.kill();
            return fork.lines().stream()
                    .filter(line -> line.startsWith(RecordingProcess.HANDED_OVER))
                    .mapToInt(line -> Integer.parseInt(line.substring(RecordingProcess.HANDED_OVER.length())))
                    .max()
                    .orElseThrow();
        }
    }

    /** The next process brings what the dead ones left, and goes. */
    private static void clear(Metadata metadata, Path spool) throws IOException, InterruptedException {
        try (Recorder recorder = RecordingProcess.recorder(metadata, spool)) {
            RecordingProcess.record(recorder, 1, 1);
            while (directories(spool) > 1) {
                Thread.sleep(20);
            }
        }
        assertThat(directories(spool)).isZero();
    }

    private static long directories(Path spool) throws IOException {
        try (Stream<Path> found = Files.list(spool)) {
            return found.count();
        }
    }

    private static void assertThatAllIsThereOrReported(Metadata metadata, List<Integer> handedOver) {
        Map<RecorderRecord, List<PredictionRecord>> stored =
                metadata.predictions().newest(PredictionFilter.ALL, Optional.empty(), Integer.MAX_VALUE).stream()
                        .collect(Collectors.groupingBy(PredictionRecord::recorder));
        List<Missing> missing = metadata.predictions().missing(Instant.now());
        List<Integer> remaining = new ArrayList<>(handedOver);
        remaining.add(1);
        assertThat(stored).as("recorders that handed something over").hasSize(remaining.size());
        stored.forEach((recorder, predictions) -> {
            assertThat(predictions).allSatisfy(each -> assertThat(each.id()).isEqualTo("" + each.number()));
            List<Long> numbers = new ArrayList<>(
                    predictions.stream().map(PredictionRecord::number).toList());
            missing.stream().filter(gap -> gap.recorder().equals(recorder)).forEach(gap -> {
                assertThat(gap.state()).isEqualTo(State.ENDED);
                LongStream.rangeClosed(gap.first(), gap.last()).forEach(numbers::add);
            });
            assertThat(numbers)
                    .as("each number is stored once or reported once")
                    .containsExactlyInAnyOrderElementsOf(
                            LongStream.rangeClosed(1, numbers.size()).boxed().toList());
        });
        assertThatPrefixesAreStored(stored, remaining);
    }

    /** Recorders began in the order of the rounds, and each has handed over its first predictions. */
    private static void assertThatPrefixesAreStored(
            Map<RecorderRecord, List<PredictionRecord>> stored, List<Integer> handedOver) {
        List<RecorderRecord> byStart = stored.keySet().stream()
                .sorted(Comparator.comparing(RecorderRecord::startedAt))
                .toList();
        for (int i = 0; i < byStart.size(); i++) {
            List<Long> numbers = stored.get(byStart.get(i)).stream()
                    .map(PredictionRecord::number)
                    .toList();
            assertThat(numbers)
                    .as("handed over by process %d", i + 1)
                    .containsAll(
                            LongStream.rangeClosed(1, handedOver.get(i)).boxed().toList());
        }
    }
}
