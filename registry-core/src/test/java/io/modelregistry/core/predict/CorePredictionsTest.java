package io.modelregistry.core.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.core.memory.MemoryMetadataProvider;
import io.modelregistry.core.search.Allowance;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.query.Page;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.Predictions;
import io.modelregistry.serving.RecordedPrediction;
import io.modelregistry.serving.RecordingGap;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorePredictionsTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RecorderRecord SHOP = new RecorderRecord("r-1", "shop", "host-1", NOON);

    private final Metadata metadata = new MemoryMetadataProvider().open("memory:");
    private Recorder recorder;
    private Predictions predictions;

    @TempDir
    Path root;

    @BeforeEach
    void start() {
        recorder = TestRecorders.recorder(metadata, root);
        predictions = CorePredictions.all(() -> metadata, recorder, Allowance.of(Duration.ofSeconds(30)));
    }

    @AfterEach
    void close() {
        recorder.close();
        metadata.close();
    }

    private void store(int count) {
        List<PredictionRecord> batch = new ArrayList<>();
        for (int number = 1; number <= count; number++) {
            batch.add(new PredictionRecord(
                    SHOP,
                    number,
                    "p" + number % 1_000,
                    new ModelStamp(
                            new ModelName(number % 2 == 0 ? "churn" : "digits"),
                            1 + number % 3,
                            Digest.of(new byte[0]),
                            Optional.empty(),
                            OptionalLong.empty()),
                    NOON.plusSeconds(number),
                    Duration.ZERO,
                    Optional.empty(),
                    Optional.of("in"),
                    Optional.empty(),
                    Map.of("customer", number % 5 == 0 ? "ann" : "bob"),
                    Optional.empty()));
        }
        metadata.predictions().append(batch);
    }

    @Test
    void finds_what_all_conditions_hold_for() {
        store(60);
        assertThat(predictions.list()).hasSize(60);
        assertThat(predictions.of("churn").list()).hasSize(30);
        assertThat(predictions.of("churn:3").list())
                .hasSize(10)
                .allSatisfy(each -> assertThat(each.stamp().reference()).isEqualTo("churn:3"));
        assertThat(predictions
                        .since(NOON.plusSeconds(10))
                        .until(NOON.plusSeconds(20))
                        .count())
                .isEqualTo(10);
        assertThat(predictions.of("churn").attribute("customer", "ann").count()).isEqualTo(6);
        assertThat(predictions.stage("production").list()).isEmpty();
        assertThat(predictions.perDay()).hasSize(6);
    }

    @Test
    void pages_go_on_by_a_token_of_the_same_question() {
        store(25);
        Page<RecordedPrediction> page = predictions.page(10);
        assertThat(page.items()).hasSize(10);
        String token = page.nextToken().orElseThrow();
        assertThat(predictions.page(100, token).items()).hasSize(15);
        assertThat(predictions.page(100, token).nextToken()).isEmpty();
        Predictions other = predictions.attribute("customer", "ann");
        assertThatThrownBy(() -> other.page(10, token))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("token of the same query");
        assertThatThrownBy(() -> predictions.page(10, token.substring(1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> predictions.page(0)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> predictions.page(1_001)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void lists_no_more_than_it_may_and_streams_any_number() {
        store(10_001);
        assertThatThrownBy(predictions::list)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 10000 predictions");
        assertThat(predictions.stream()).hasSize(10_001);
    }

    @Test
    void marks_ids_that_are_not_alone() {
        store(1_001);
        assertThat(predictions.find("p1").orElseThrow().repeated()).isTrue();
        assertThat(predictions.find("p2").orElseThrow().repeated()).isFalse();
        assertThat(predictions.all("p1"))
                .extracting(RecordedPrediction::at)
                .containsExactly(NOON.plusSeconds(1_001), NOON.plusSeconds(1));
        assertThat(predictions.find("never")).isEmpty();
        assertThat(predictions.all("never")).isEmpty();
    }

    @Test
    void deletes_what_is_older_than_an_instant() {
        store(2_500);
        assertThatThrownBy(predictions::delete)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("until(…)");
        Predictions old = predictions.until(NOON.plusSeconds(2_401));
        assertThat(old.count()).isEqualTo(2_400);
        assertThat(old.delete()).isEqualTo(2_400);
        assertThat(predictions.count()).isEqualTo(100);
        assertThat(predictions.gaps()).isEmpty();
    }

    @Test
    void erases_payloads_of_those_with_an_attribute() {
        store(50);
        assertThatThrownBy(predictions::erasePayloads)
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("attribute(…)");
        assertThat(predictions.attribute("customer", "ann").erasePayloads()).isEqualTo(10);
        assertThat(predictions.attribute("customer", "ann").count()).isZero();
        assertThat(predictions.count()).isEqualTo(50);
        assertThat(predictions.find("p5").orElseThrow().input()).isEmpty();
        assertThat(predictions.find("p4").orElseThrow().input()).contains("in");
    }

    @Test
    void reports_gaps_with_what_is_known_of_why() {
        store(3);
        metadata.predictions().end(SHOP.id(), 5);
        assertThat(predictions.gaps())
                .containsExactly(new RecordingGap(
                        "shop",
                        "host-1",
                        4,
                        5,
                        NOON,
                        "they found no room, or their process died before it had handed them over"));
    }

    @Test
    void takes_a_recorder_that_was_just_heard_of_for_running() {
        metadata.predictions().reserve(SHOP, 100);
        assertThat(predictions.gaps()).isEmpty();
    }

    @Test
    void refuses_at_once_what_nothing_can_be_found_by() {
        for (String reference : List.of("", "churn@production", "churn@latest", "churn:^1", "churn:1.0.0", "a b")) {
            assertThatThrownBy(() -> predictions.of(reference)).as(reference).isInstanceOf(InvalidInputException.class);
        }
        assertThatThrownBy(() -> predictions.stage("latest")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> predictions.attribute("", "a")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> predictions.attribute("customer", "\u0000")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> predictions.attribute("customer", "ann").attribute("customer", "bob"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("ann was asked for");
        assertThatThrownBy(() -> predictions.find("")).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void prints_what_it_asks_for() {
        assertThat(predictions.of("churn:7").stage("production").attribute("customer", "ann"))
                .hasToString("predictions of churn:7 in production with customer ann");
        store(1);
        assertThat(predictions.list().toString()).startsWith("1 prediction\n");
    }
}
