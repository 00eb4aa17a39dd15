package io.modelregistry.testkit;

import static io.modelregistry.testkit.PredictionBuilder.NOON;
import static io.modelregistry.testkit.PredictionBuilder.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.PredictionStore;
import io.modelregistry.spi.RecorderRecord;
import io.modelregistry.spi.RecorderRecord.Missing;
import io.modelregistry.spi.RecorderRecord.State;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each prediction is stored once, and what never arrived is told. */
abstract class PredictionStoreContract extends MetadataFixture {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");
    private static final int PAYLOAD_BYTES = 64 * 1024;

    private final RecorderRecord recorder = recorder("shop");
    private PredictionStore predictions;

    @SuppressWarnings("NullAway.Init") // the store is taken before each test
    PredictionStoreContract(MetadataContract contract) {
        super(contract);
    }

    @BeforeEach
    void take_the_store() {
        predictions = metadata.predictions();
    }

    static RecorderRecord recorder(String application) {
        return new RecorderRecord(UUID.randomUUID().toString(), application, "host-1", NOON);
    }

    private static List<PredictionRecord> numbered(RecorderRecord recorder, long... numbers) {
        return LongStream.of(numbers)
                .mapToObj(number -> prediction(recorder, number).build())
                .toList();
    }

    private List<PredictionRecord> all() {
        return predictions.newest(PredictionFilter.ALL, Optional.empty(), 10_000);
    }

    private List<Long> numbers() {
        return all().stream().map(PredictionRecord::number).toList();
    }

    @Test
    void holds_nothing_at_first() {
        assertThat(all()).isEmpty();
        assertThat(predictions.count(PredictionFilter.ALL)).isZero();
        assertThat(predictions.perDay(PredictionFilter.ALL)).isEmpty();
        assertThat(predictions.missing(Instant.MAX)).isEmpty();
        assertThat(predictions.delete(PredictionFilter.ALL, 10)).isZero();
    }

    @Test
    void gives_back_what_was_appended() {
        predictions.reserve(recorder, 2);
        PredictionRecord plain = prediction(recorder, 1).build();
        PredictionRecord full = prediction(recorder, 2)
                .id("order-7")
                .of(DIGITS, 3)
                .stage("production")
                .payloads("{\"age\":41}", "0.93")
                .attribute("customer", "ann")
                .attribute("request", "r-1")
                .failure("java.io.IOException: no")
                .build();
        predictions.append(List.of(plain, full));
        assertThat(all()).containsExactly(full, plain);
    }

    @Test
    void appends_nothing() {
        predictions.append(List.of());
        assertThat(all()).isEmpty();
    }

    @Test
    void stores_each_number_once_however_often_it_is_appended() {
        predictions.reserve(recorder, 5);
        predictions.append(numbered(recorder, 1, 2, 3));
        predictions.append(numbered(recorder, 1, 2, 3));
        predictions.append(numbered(recorder, 2, 3, 4, 5));
        assertThat(numbers()).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void stores_a_number_once_that_a_batch_holds_twice() {
        predictions.append(numbered(recorder, 2, 2, 1));
        assertThat(numbers()).containsExactly(2L, 1L);
    }

    @Test
    void does_not_confuse_the_numbers_of_two_recorders() {
        RecorderRecord other = recorder("shop");
        predictions.append(numbered(recorder, 1, 2));
        predictions.append(numbered(other, 1, 2));
        assertThat(all()).extracting(PredictionRecord::recorder).containsOnly(recorder, other);
        assertThat(numbers()).containsExactly(2L, 2L, 1L, 1L);
    }

    @Test
    void counts_appended_numbers_as_reserved() {
        predictions.append(numbered(recorder, 3));
        assertThat(predictions.missing(Instant.MAX)).containsExactly(new Missing(recorder, 1, 2, State.SILENT));
    }

    @Test
    void misses_nothing_of_a_recorder_that_ended_whole() {
        predictions.reserve(recorder, 100);
        predictions.append(numbered(recorder, 1, 2, 3));
        predictions.end(recorder.id(), 3);
        assertThat(predictions.missing(Instant.MAX)).isEmpty();
    }

    @Test
    void misses_what_a_recorder_that_ended_had_used() {
        predictions.reserve(recorder, 100);
        predictions.append(numbered(recorder, 2, 3, 6));
        predictions.end(recorder.id(), 8);
        assertThat(predictions.missing(LONG_AGO))
                .containsExactly(
                        new Missing(recorder, 1, 1, State.ENDED),
                        new Missing(recorder, 4, 5, State.ENDED),
                        new Missing(recorder, 7, 8, State.ENDED));
    }

    @Test
    void misses_what_a_recorder_without_a_word_had_reserved() {
        predictions.reserve(recorder, 10);
        predictions.append(numbered(recorder, 1, 2, 4));
        Instant later = metadata.now().plusSeconds(1);
        assertThat(predictions.missing(later))
                .containsExactly(new Missing(recorder, 3, 3, State.SILENT), new Missing(recorder, 5, 10, State.SILENT));
    }

    @Test
    void misses_everything_of_a_recorder_whose_predictions_never_came() {
        predictions.reserve(recorder, 10);
        assertThat(predictions.missing(Instant.MAX)).containsExactly(new Missing(recorder, 1, 10, State.SILENT));
        assertThat(predictions.missing(LONG_AGO)).isEmpty();
    }

    @Test
    void misses_of_a_running_recorder_what_is_between_others() {
        predictions.reserve(recorder, 10);
        predictions.append(numbered(recorder, 1, 4));
        assertThat(predictions.missing(LONG_AGO)).containsExactly(new Missing(recorder, 2, 3, State.RUNNING));
    }

    @Test
    void misses_no_more_what_arrives_late() {
        predictions.reserve(recorder, 10);
        predictions.append(numbered(recorder, 1, 4, 5));
        predictions.end(recorder.id(), 5);
        predictions.append(numbered(recorder, 2, 3));
        assertThat(predictions.missing(Instant.MAX)).isEmpty();
        assertThat(numbers()).containsExactly(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void never_lowers_what_is_reserved() {
        predictions.reserve(recorder, 10);
        predictions.reserve(recorder, 5);
        predictions.append(numbered(recorder, 1));
        assertThat(predictions.missing(Instant.MAX)).containsExactly(new Missing(recorder, 2, 10, State.SILENT));
    }

    @Test
    void ends_a_recorder_that_it_does_not_know_without_a_word() {
        predictions.end(recorder.id(), 5);
        assertThat(predictions.missing(Instant.MAX)).isEmpty();
    }

    @Test
    void deleted_predictions_have_arrived() {
        predictions.reserve(recorder, 3);
        predictions.append(numbered(recorder, 1, 2, 3));
        assertThat(predictions.delete(PredictionFilter.ALL, 10)).isEqualTo(3);
        predictions.append(numbered(recorder, 1, 2, 3));
        assertThat(all()).isEmpty();
        assertThat(predictions.missing(Instant.MAX)).isEmpty();
    }

    @Test
    void appends_of_many_threads_store_each_number_once() throws Exception {
        int count = 200;
        Together.run(8, thread -> {
            for (int first = 1; first <= count; first += 10) {
                long from = (first + thread * 30L - 1) % count + 1;
                predictions.append(
                        numbered(recorder, LongStream.range(from, from + 10).toArray()));
            }
            return thread;
        });
        assertThat(numbers())
                .isEqualTo(LongStream.rangeClosed(1, count)
                        .mapToObj(number -> count + 1 - number)
                        .toList());
        predictions.end(recorder.id(), count);
        assertThat(predictions.missing(Instant.MAX)).isEmpty();
    }

    @Test
    void appends_of_many_recorders_do_not_hinder_each_other() throws Exception {
        List<RecorderRecord> recorders = Together.run(8, thread -> {
            RecorderRecord own = recorder("thread " + thread);
            predictions.reserve(own, 50);
            for (int first = 1; first <= 50; first += 10) {
                predictions.append(
                        numbered(own, LongStream.range(first, first + 10).toArray()));
            }
            predictions.end(own.id(), 50);
            return own;
        });
        assertThat(predictions.count(PredictionFilter.ALL)).isEqualTo(50L * recorders.size());
        assertThat(predictions.missing(Instant.MAX)).isEmpty();
    }

    @Test
    void takes_a_batch_of_thousands() {
        List<PredictionRecord> batch = new ArrayList<>();
        for (int number = 1; number <= 3_000; number++) {
            batch.add(prediction(recorder, number)
                    .attribute("customer", "c" + number % 7)
                    .build());
        }
        predictions.append(batch);
        assertThat(predictions.count(PredictionFilter.ALL)).isEqualTo(3_000);
        assertThat(all().get(2_999)).isEqualTo(batch.get(0));
        assertThat(predictions.delete(PredictionFilter.ALL, 10_000)).isEqualTo(3_000);
    }

    @Test
    void keeps_texts_byte_for_byte() {
        List<PredictionRecord> batch = new ArrayList<>();
        for (String text : Samples.TEXTS) {
            batch.add(prediction(recorder, batch.size() + 1)
                    .id("id " + text)
                    .payloads(text, text)
                    .failure(text)
                    .attribute("name " + text, text)
                    .build());
        }
        predictions.append(batch);
        List<PredictionRecord> read = new ArrayList<>(all());
        Collections.reverse(read);
        assertThat(read).isEqualTo(batch);
    }

    @Test
    void keeps_texts_of_recorders() {
        for (String text : Samples.TEXTS) {
            RecorderRecord strange = new RecorderRecord(UUID.randomUUID().toString(), "a " + text, "h " + text, NOON);
            predictions.append(numbered(strange, 1));
        }
        assertThat(all())
                .extracting(prediction -> prediction.recorder().application())
                .containsExactlyInAnyOrderElementsOf(
                        Samples.TEXTS.stream().map(text -> "a " + text).toList());
    }

    @Test
    void keeps_the_longest_texts() {
        String payload = "\uD83E\uDD16".repeat(PAYLOAD_BYTES / 4);
        PredictionRecord longest = prediction(recorder, 1)
                .id("\u65E5".repeat(200))
                .payloads(payload, payload)
                .failure("\u65E5".repeat(2_000))
                .attribute("\u65E5".repeat(200), "\uD83E\uDD16".repeat(250))
                .build();
        predictions.append(List.of(longest));
        // Not isEqualTo: a difference in long texts is not to be printed.
        assertThat(all().get(0).equals(longest)).isTrue();
    }

    @Test
    void keeps_times_to_the_microsecond_and_latencies_to_the_nanosecond() {
        for (String instant :
                List.of("1969-12-31T23:59:59.999999Z", "2026-02-28T23:59:59.999999Z", "2026-03-01T00:00:00.000001Z")) {
            PredictionRecord exact = prediction(recorder("shop"), 1).at(instant).build();
            predictions.append(List.of(exact));
            assertThat(predictions.newest(PredictionFilter.ALL, Optional.empty(), 1))
                    .containsExactly(exact);
        }
    }
}
