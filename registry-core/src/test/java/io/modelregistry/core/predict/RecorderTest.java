package io.modelregistry.core.predict;

import static io.modelregistry.core.predict.TestRecorders.awaitStored;
import static io.modelregistry.core.predict.TestRecorders.prediction;
import static io.modelregistry.core.predict.TestRecorders.record;
import static io.modelregistry.core.predict.TestRecorders.recorder;
import static io.modelregistry.core.predict.TestRecorders.settings;
import static io.modelregistry.core.predict.TestRecorders.stored;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.core.memory.MemoryMetadataProvider;
import io.modelregistry.serving.RecordingStatus;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord.Missing;
import io.modelregistry.spi.RecorderRecord.State;
import io.modelregistry.testkit.fault.Faults;
import io.modelregistry.testkit.fault.Gate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RecorderTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Metadata real = new MemoryMetadataProvider().open("memory:");
    private final Faults faults = new Faults();
    private final Metadata metadata = faults.in(real);

    @TempDir
    Path root;

    @AfterEach
    void close_the_store() {
        real.close();
    }

    private void storeIsAway() {
        faults.every("append").isRefused();
        faults.every("reserve").isRefused();
        faults.every("end").isRefused();
    }

    private List<String> idsByNumber() {
        return stored(real).stream()
                .sorted(Comparator.comparingLong(PredictionRecord::number))
                .map(PredictionRecord::id)
                .toList();
    }

    private static List<String> ids(int first, int last) {
        return IntStream.rangeClosed(first, last).mapToObj(i -> "p" + i).toList();
    }

    private List<Path> directories() throws IOException {
        try (Stream<Path> found = Files.list(root)) {
            return found.toList();
        }
    }

    @Test
    void opens_nothing_before_the_first_prediction() throws Exception {
        try (Recorder recorder = recorder(metadata, root)) {
            assertThat(recorder.flush(LONG)).isTrue();
            assertThat(recorder.status()).isEqualTo(new RecordingStatus(0, 0, 0, 0));
        }
        assertThat(directories()).isEmpty();
        assertThat(faults.calls("reserve")).isZero();
    }

    @Test
    void brings_predictions_to_the_store_in_the_order_they_were_made() throws Exception {
        try (Recorder recorder = recorder(metadata, root)) {
            record(recorder, 1, 100);
            assertThat(recorder.flush(LONG)).isTrue();
            assertThat(idsByNumber()).isEqualTo(ids(1, 100));
            assertThat(recorder.status()).isEqualTo(new RecordingStatus(0, 0, 100, 0));
        }
        assertThat(real.predictions().missing(Instant.MAX)).isEmpty();
        assertThat(directories()).isEmpty();
    }

    @Test
    void reserves_numbers_before_they_are_used() throws Exception {
        Gate gate = faults.next("append").pauses();
        try (Recorder recorder = recorder(metadata, root)) {
            record(recorder, 1, 1);
            gate.awaitArrival();
            List<Missing> missing = real.predictions().missing(Instant.MAX);
            assertThat(missing).hasSize(1);
            assertThat(missing.get(0).last()).isGreaterThanOrEqualTo(1_000);
            gate.open();
        }
        assertThat(real.predictions().missing(Instant.MAX)).isEmpty();
    }

    @Test
    void reserves_more_numbers_as_they_are_used() throws Exception {
        try (Recorder recorder = recorder(metadata, root, settings(20, 1 << 20))) {
            for (int i = 1; i <= 400; i += 10) {
                record(recorder, i, i + 9);
                assertThat(recorder.flush(LONG)).isTrue();
            }
        }
        assertThat(idsByNumber()).isEqualTo(ids(1, 400));
        assertThat(real.predictions().missing(Instant.MAX)).isEmpty();
    }

    @Test
    void keeps_on_disk_what_a_store_that_is_away_does_not_take_and_catches_up() throws Exception {
        storeIsAway();
        try (Recorder recorder = recorder(metadata, root)) {
            record(recorder, 1, 95);
            assertThat(recorder.flush(LONG)).isTrue();
            assertThat(recorder.status()).isEqualTo(new RecordingStatus(0, 95, 0, 0));
            faults.clear();
            record(recorder, 96, 120);
            awaitStored(real, 120);
        }
        assertThat(idsByNumber()).isEqualTo(ids(1, 120));
        assertThat(real.predictions().missing(Instant.MAX)).isEmpty();
        assertThat(directories()).isEmpty();
    }

    @Test
    void leaves_what_it_could_not_bring_to_the_next_recorder() throws Exception {
        storeIsAway();
        try (Recorder recorder = recorder(metadata, root)) {
            record(recorder, 1, 25);
        }
        assertThat(directories()).hasSize(1);
        faults.clear();
        try (Recorder next = recorder(metadata, root)) {
            record(next, 26, 26);
            awaitStored(real, 26);
        }
        assertThat(stored(real)).extracting(PredictionRecord::id).containsExactlyInAnyOrderElementsOf(ids(1, 26));
        assertThat(real.predictions().missing(Instant.MAX)).isEmpty();
        assertThat(directories()).isEmpty();
    }

    @Test
    void does_not_bring_to_one_registry_what_belongs_to_another() throws Exception {
        storeIsAway();
        try (Recorder recorder = recorder(metadata, root)) {
            record(recorder, 1, 5);
        }
        try (Metadata other = new MemoryMetadataProvider().open("memory:")) {
            try (Recorder next = recorder(other, root)) {
                record(next, 6, 6);
            }
            assertThat(stored(other)).extracting(PredictionRecord::id).containsExactly("p6");
        }
        assertThat(directories()).hasSize(1);
    }

    @Test
    void stores_once_what_a_lost_answer_had_it_send_again() throws Exception {
        faults.nth("append", 2).losesItsAnswer();
        try (Recorder recorder = recorder(metadata, root)) {
            record(recorder, 1, 40);
        }
        assertThat(idsByNumber()).isEqualTo(ids(1, 40));
        assertThat(real.predictions().missing(Instant.MAX)).isEmpty();
    }

    @Test
    void goes_to_the_disk_when_the_store_takes_too_long() throws Exception {
        Gate gate = faults.next("append").pauses();
        try (Recorder recorder = recorder(metadata, root)) {
            record(recorder, 1, 30);
            assertThat(recorder.flush(LONG)).isTrue();
            assertThat(recorder.status().spooled()).isEqualTo(30);
            gate.open();
            awaitStored(real, 30);
        }
        assertThat(idsByNumber()).isEqualTo(ids(1, 30));
    }

    @Test
    void counts_what_finds_no_room_in_memory_and_reports_its_numbers() throws Exception {
        Gate gate = faults.next("append").pauses();
        try (Recorder recorder = recorder(metadata, root, settings(20, 1 << 20))) {
            record(recorder, 1, 1);
            gate.awaitArrival();
            record(recorder, 2, 101);
            assertThat(recorder.status().queued()).isLessThanOrEqualTo(20);
            gate.open();
            assertThat(recorder.flush(LONG)).isTrue();
            assertThat(recorder.status().dropped()).isGreaterThanOrEqualTo(1);
        }
        assertGapsAreExact(101);
    }

    @Test
    void counts_what_finds_no_room_on_disk_and_reports_its_numbers() throws Exception {
        storeIsAway();
        try (Recorder recorder = recorder(metadata, root, settings(1_000, 5_000))) {
            for (int i = 1; i <= 100; i++) {
                recorder.record(prediction("p" + i, "x".repeat(100)));
            }
            assertThat(recorder.flush(LONG)).isTrue();
            RecordingStatus status = recorder.status();
            assertThat(status.dropped()).isPositive();
            assertThat(status.spooled()).isEqualTo(100 - status.dropped()).isPositive();
            faults.clear();
            awaitStored(real, (int) status.spooled());
        }
        assertGapsAreExact(100);
    }

    /** Every number that was used either is there once or is missing. */
    private void assertGapsAreExact(int used) {
        List<Long> numbers = new ArrayList<>(
                stored(real).stream().map(PredictionRecord::number).toList());
        List<Missing> missing = real.predictions().missing(Instant.MAX);
        assertThat(missing)
                .isNotEmpty()
                .allSatisfy(gap -> assertThat(gap.state()).isEqualTo(State.ENDED));
        missing.forEach(gap -> LongStream.rangeClosed(gap.first(), gap.last()).forEach(numbers::add));
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        LongStream.rangeClosed(1, used).boxed().toList());
    }

    @Test
    void drops_what_cannot_wait_where_nothing_can_be_written() throws Exception {
        Path file = Files.writeString(root.resolve("file"), "in the way");
        try (Recorder recorder = recorder(metadata, file)) {
            record(recorder, 1, 10);
            assertThat(recorder.flush(LONG)).isTrue();
            storeIsAway();
            record(recorder, 11, 20);
            assertThat(recorder.flush(LONG)).isTrue();
            assertThat(recorder.status()).isEqualTo(new RecordingStatus(0, 0, 10, 10));
            faults.clear();
        }
        assertThat(idsByNumber()).isEqualTo(ids(1, 10));
        assertThat(real.predictions().missing(Instant.MAX)).hasSize(1);
    }

    @Test
    void says_when_flushing_takes_too_long() throws Exception {
        Gate gate = faults.next("append").pauses();
        try (Recorder recorder = recorder(metadata, root)) {
            record(recorder, 1, 1);
            gate.awaitArrival();
            assertThat(recorder.flush(Duration.ofMillis(1))).isFalse();
            gate.open();
            assertThat(recorder.flush(LONG)).isTrue();
        }
    }

    @Test
    void records_what_many_threads_made_each_once() throws Exception {
        try (Recorder recorder = recorder(metadata, root, settings(100_000, 1 << 20))) {
            List<Thread> threads = IntStream.range(0, 8)
                    .mapToObj(thread -> new Thread(() -> record(recorder, thread * 500 + 1, thread * 500 + 500)))
                    .toList();
            threads.forEach(Thread::start);
            for (Thread thread : threads) {
                thread.join();
            }
            assertThat(recorder.flush(LONG)).isTrue();
            assertThat(stored(real))
                    .extracting(PredictionRecord::id)
                    .containsExactlyInAnyOrderElementsOf(ids(1, 4_000));
        }
        assertThat(real.predictions().missing(Instant.MAX)).isEmpty();
    }

    @Test
    void records_nothing_after_it_was_closed() {
        Recorder recorder = recorder(metadata, root);
        record(recorder, 1, 3);
        recorder.close();
        recorder.close();
        record(recorder, 4, 6);
        assertThat(real.predictions().count(PredictionFilter.ALL)).isEqualTo(3);
        assertThat(real.predictions().missing(Instant.MAX)).isEmpty();
        assertThat(recorder.status().dropped()).isEqualTo(3);
    }
}
