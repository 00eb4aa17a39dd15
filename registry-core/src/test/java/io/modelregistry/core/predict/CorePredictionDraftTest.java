package io.modelregistry.core.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.core.memory.MemoryMetadataProvider;
import io.modelregistry.core.search.Allowance;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.serving.ModelLease;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.Prediction;
import io.modelregistry.serving.PredictionDraft;
import io.modelregistry.serving.Predictions;
import io.modelregistry.serving.RecordedPrediction;
import io.modelregistry.spi.Metadata;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorePredictionDraftTest {

    private final Metadata metadata = new MemoryMetadataProvider().open("memory:");
    private final AtomicInteger open = new AtomicInteger();
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
        assertThat(open).hasValue(0);
    }

    private PredictionDraft<String> draft() {
        return new CorePredictionDraft<>(this::lease, recorder, true);
    }

    private ModelLease<String> lease() {
        open.incrementAndGet();
        return new ModelLease<>() {
            @Override
            public String model() {
                return "model";
            }

            @Override
            public ResolvedVersion version() {
                return new ResolvedVersion(
                        new ModelName("churn"),
                        7,
                        Optional.empty(),
                        Digest.of(new byte[0]),
                        Optional.empty(),
                        OptionalLong.empty());
            }

            @Override
            public ModelStamp stamp() {
                return TestRecorders.STAMP;
            }

            @Override
            public void close() {
                open.decrementAndGet();
            }
        };
    }

    private RecordedPrediction recorded(String id) {
        assertThat(predictions.flush(Duration.ofSeconds(30))).isTrue();
        return predictions.find(id).orElseThrow();
    }

    @Test
    void gives_an_id_and_the_stamp_of_the_version_that_answered() {
        Prediction<String> prediction = draft().call(model -> model + "!");
        assertThat(prediction.value()).isEqualTo("model!");
        assertThat(prediction.stamp()).isEqualTo(TestRecorders.STAMP);
        assertThat(UUID.fromString(prediction.id()).version()).isEqualTo(7);
        RecordedPrediction recorded = recorded(prediction.id());
        assertThat(recorded.stamp()).isEqualTo(TestRecorders.STAMP);
        assertThat(recorded.input()).isEmpty();
        assertThat(recorded.output()).isEmpty();
        assertThat(recorded.failure()).isEmpty();
    }

    @Test
    void records_all_that_it_was_told() {
        Digest digest = Digest.of(new byte[1]);
        Prediction<int[]> prediction = draft().id("order-7")
                .input(Map.of("age", 41))
                .inputDigest(digest)
                .keepOutput()
                .attribute("customer", "ann")
                .call(model -> new int[] {1, 2});
        assertThat(prediction.id()).isEqualTo("order-7");
        RecordedPrediction recorded = recorded("order-7");
        assertThat(recorded.input()).contains("{\"age\":41}");
        assertThat(recorded.output()).contains("[1,2]");
        assertThat(recorded.inputDigest()).contains(digest);
        assertThat(recorded.attributes()).isEqualTo(Map.of("customer", "ann"));
        assertThat(recorded.application()).isEqualTo("shop");
        assertThat(recorded.host()).isEqualTo("host-1");
    }

    @Test
    void records_what_the_model_threw_and_throws_it_on() {
        IOException thrown = new IOException("no \u0000 sensor");
        PredictionDraft<String> draft = draft().id("failed").keepOutput();
        assertThatThrownBy(() -> draft.<String, IOException>call(model -> {
                    throw thrown;
                }))
                .isSameAs(thrown);
        RecordedPrediction recorded = recorded("failed");
        assertThat(recorded.failure()).contains("java.io.IOException: no \uFFFD sensor");
        assertThat(recorded.output()).isEmpty();
    }

    @Test
    void leaves_out_an_output_that_cannot_be_kept_and_says_so() {
        assertThat(draft().id("large")
                        .keepOutput()
                        .call(model -> "x".repeat(70_000))
                        .value())
                .hasSize(70_000);
        assertThat(draft().id("strange")
                        .keepOutput()
                        .call(model -> new Object())
                        .value())
                .isNotNull();
        assertThat(recorded("large").output()).contains("(left out: allowed is at most 65536 bytes in UTF-8)");
        assertThat(recorded("strange").output().orElseThrow()).startsWith("(left out: allowed is a text, or what");
    }

    @Test
    void refuses_at_once_what_is_wrong() {
        PredictionDraft<String> draft = draft();
        for (String id : List.of("", "a\nb", "x".repeat(201))) {
            assertThatThrownBy(() -> draft.id(id))
                    .isInstanceOf(InvalidInputException.class)
                    .hasMessageContaining("prediction id");
        }
        assertThatThrownBy(() -> draft.input("x".repeat(65_537)))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("65536 bytes");
        assertThatThrownBy(() -> draft.input(new Object()))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("java.lang.Object");
        assertThatThrownBy(() -> draft.attribute("customer", "")).isInstanceOf(InvalidInputException.class);
        draft.attribute("customer", "ann");
        assertThatThrownBy(() -> draft.attribute("customer", "bob"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("not given before");
        for (int i = 1; i < 20; i++) {
            draft.attribute("a" + i, "value");
        }
        assertThatThrownBy(() -> draft.attribute("one-more", "value"))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("at most 20");
    }
}
