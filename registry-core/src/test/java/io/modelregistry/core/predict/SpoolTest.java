package io.modelregistry.core.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpoolTest {

    private static final RecorderRecord RECORDER =
            new RecorderRecord("recorder", "shop", "host-1", Instant.parse("2026-03-01T12:00:00Z"));
    private static final int ROOM = 10 << 20;

    @TempDir
    Path directory;

    private static PredictionRecord plain(long number) {
        return TestRecorders.prediction("p" + number).numbered(RECORDER, number);
    }

    private static List<PredictionRecord> plain(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(SpoolTest::plain).toList();
    }

    private Spool open() throws IOException {
        return Spool.in(directory, RECORDER, ROOM);
    }

    private Path segment() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.findFirst().orElseThrow();
        }
    }

    private static List<PredictionRecord> replay(Spool spool) throws IOException {
        List<PredictionRecord> replayed = new ArrayList<>();
        while (!spool.isEmpty()) {
            replayed.addAll(spool.first());
            spool.removeFirst();
        }
        return replayed;
    }

    @Test
    void gives_back_everything_in_order_also_to_the_next_process() throws IOException {
        PredictionRecord full = new PredictionRecord(
                RECORDER,
                4,
                "order \uD83E\uDD16\n",
                new ModelStamp(
                        new ModelName("vision/digits"),
                        7,
                        Digest.of(new byte[0]),
                        Optional.of(new StageName("production")),
                        OptionalLong.of(12)),
                Instant.parse("1969-12-31T23:59:59.999999Z"),
                Duration.ofNanos(1),
                Optional.of(Digest.of(new byte[1])),
                Optional.of("{\"age\":41}"),
                Optional.of(""),
                Map.of("customer", "ann", "\"", "\\"),
                Optional.of("java.io.IOException: no"));
        Spool spool = open();
        assertThat(spool.append(plain(1, 3))).isTrue();
        assertThat(spool.append(List.of(full))).isTrue();
        assertThat(spool.size()).isEqualTo(4);
        spool.close();
        Spool next = open();
        assertThat(next.size()).isEqualTo(4);
        List<PredictionRecord> expected = new ArrayList<>(plain(1, 3));
        expected.add(full);
        assertThat(replay(next))
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("at")
                .isEqualTo(expected);
    }

    @Test
    void deletes_what_was_replayed_and_goes_on() throws IOException {
        Spool spool = open();
        assertThat(spool.append(plain(1, 3))).isTrue();
        assertThat(replay(spool)).hasSize(3);
        assertThat(directory).isEmptyDirectory();
        assertThat(spool.append(plain(4, 5))).isTrue();
        assertThat(replay(spool)).extracting(PredictionRecord::number).containsExactly(4L, 5L);
    }

    @Test
    void begins_another_file_behind_one_that_is_large() throws IOException {
        Spool spool = open();
        String input = "x".repeat(60_000);
        for (int number = 1; number <= 40; number++) {
            PredictionRecord large = TestRecorders.prediction("p", input).numbered(RECORDER, number);
            assertThat(spool.append(List.of(large))).isTrue();
        }
        assertThat(spool.first()).hasSizeLessThan(40);
        assertThat(replay(spool))
                .extracting(PredictionRecord::number)
                .isEqualTo(LongStream.rangeClosed(1, 40).boxed().toList());
    }

    @Test
    void takes_no_batch_that_it_has_no_room_for() throws IOException {
        Spool spool = Spool.in(directory, RECORDER, 1_000);
        assertThat(spool.append(plain(1, 2))).isTrue();
        assertThat(spool.append(plain(3, 100))).isFalse();
        assertThat(spool.append(plain(101, 101))).isTrue();
        assertThat(replay(spool)).extracting(PredictionRecord::number).containsExactly(1L, 2L, 101L);
    }

    @Test
    void passes_over_what_was_torn_at_any_byte() throws IOException {
        Spool spool = open();
        assertThat(spool.append(plain(1, 3))).isTrue();
        spool.close();
        byte[] whole = Files.readAllBytes(segment());
        for (int length = 0; length < whole.length; length++) {
            byte[] torn = Arrays.copyOf(whole, length);
            int expected = (int) ((long) length * 3 / whole.length);
            assertThat(SpoolEntries.read(torn)).hasSize(expected);
        }
    }

    @Test
    void goes_on_behind_an_entry_that_was_altered() throws IOException {
        Spool spool = open();
        assertThat(spool.append(plain(1, 3))).isTrue();
        spool.close();
        byte[] altered = Files.readAllBytes(segment());
        altered[altered.length / 2] ^= 1;
        Files.write(segment(), altered, StandardOpenOption.TRUNCATE_EXISTING);
        assertThat(replay(open())).extracting(PredictionRecord::number).containsExactly(1L, 3L);
    }

    @Test
    void survives_any_altered_byte() throws IOException {
        Spool spool = open();
        assertThat(spool.append(plain(1, 2))).isTrue();
        spool.close();
        byte[] whole = Files.readAllBytes(segment());
        for (int i = 0; i < whole.length; i++) {
            byte[] altered = whole.clone();
            altered[i] ^= (byte) 0x80;
            assertThat(SpoolEntries.read(altered)).hasSizeLessThan(2);
        }
    }

    @Test
    void does_not_write_into_a_file_of_the_process_before() throws IOException {
        Spool spool = open();
        assertThat(spool.append(plain(1, 1))).isTrue();
        spool.close();
        Spool next = open();
        assertThat(next.append(plain(2, 2))).isTrue();
        assertThat(next.first()).extracting(PredictionRecord::number).containsExactly(1L);
        assertThat(replay(next)).extracting(PredictionRecord::number).containsExactly(1L, 2L);
    }

    @Test
    void refuses_a_directory_that_is_not_there() {
        assertThatThrownBy(() -> Spool.in(directory.resolve("missing"), RECORDER, ROOM))
                .isInstanceOf(IOException.class);
    }
}
