package io.modelregistry.core.predict;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Recorders that do not wait long, and what is recorded through them. */
final class TestRecorders {

    static final ModelStamp STAMP =
            new ModelStamp(new ModelName("churn"), 7, Digest.of(new byte[0]), Optional.empty(), OptionalLong.empty());

    static final RecorderSettings QUICK = settings(1_000, 1 << 20);

    private TestRecorders() {}

    static RecorderSettings settings(int capacity, long spoolBytes) {
        return new RecorderSettings(
                capacity,
                64 << 20,
                spoolBytes,
                10,
                Duration.ofMillis(5),
                Duration.ofMillis(500),
                Duration.ofSeconds(5));
    }

    static Recorder recorder(Metadata metadata, Path root, RecorderSettings settings) {
        return new Recorder(
                () -> metadata, metadata.address(), root, "shop", () -> "host-1", InstantSource.system(), settings);
    }

    static Recorder recorder(Metadata metadata, Path root) {
        return recorder(metadata, root, QUICK);
    }

    static UnnumberedPrediction prediction(String id) {
        return prediction(id, "{}");
    }

    static UnnumberedPrediction prediction(String id, String input) {
        return new UnnumberedPrediction(
                id,
                STAMP,
                Instant.now(),
                Duration.ofNanos(1_500),
                Optional.empty(),
                Optional.of(input),
                Optional.empty(),
                Map.of("customer", "ann"),
                Optional.empty());
    }

    static void record(Recorder recorder, int first, int last) {
        for (int i = first; i <= last; i++) {
            recorder.record(prediction("p" + i));
        }
    }

    static List<PredictionRecord> stored(Metadata metadata) {
        return metadata.predictions().newest(PredictionFilter.ALL, Optional.empty(), 100_000);
    }

    /** Waits until a recorder has brought so many to the store. */
    static void awaitStored(Metadata metadata, int count) throws InterruptedException {
        while (metadata.predictions().count(PredictionFilter.ALL) < count) {
            Thread.sleep(2);
        }
    }
}
