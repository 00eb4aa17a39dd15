package io.modelregistry.testkit;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Collects what a prediction is to hold. */
final class PredictionBuilder {

    static final Instant NOON = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final RecorderRecord recorder;
    private final long number;
    private String id;
    private ModelName model = MetadataFixture.CHURN;
    private int version = 1;
    private Optional<StageName> stage = Optional.empty();
    private Instant at;
    private Optional<Digest> inputDigest = Optional.empty();
    private Optional<String> input = Optional.empty();
    private Optional<String> output = Optional.empty();
    private Optional<String> failure = Optional.empty();
    private final Map<String, String> attributes = new HashMap<>();

    private PredictionBuilder(RecorderRecord recorder, long number) {
        this.recorder = recorder;
        this.number = number;
        this.id = recorder.id() + "-" + number;
        this.at = NOON.plusMillis(number);
    }

    /** One of {@code churn:1}, later than those with a lower number. */
    static PredictionBuilder prediction(RecorderRecord recorder, long number) {
        return new PredictionBuilder(recorder, number);
    }

    PredictionBuilder id(String newId) {
        id = newId;
        return this;
    }

    PredictionBuilder of(ModelName newModel, int newVersion) {
        model = newModel;
        version = newVersion;
        return this;
    }

    PredictionBuilder stage(String name) {
        stage = Optional.of(new StageName(name));
        return this;
    }

    PredictionBuilder at(Instant instant) {
        at = instant;
        return this;
    }

    PredictionBuilder at(String instant) {
        return at(Instant.parse(instant));
    }

    PredictionBuilder payloads(String in, String out) {
        input = Optional.of(in);
        output = Optional.of(out);
        inputDigest = Optional.of(Digest.of(in.getBytes(StandardCharsets.UTF_8)));
        return this;
    }

    PredictionBuilder failure(String text) {
        failure = Optional.of(text);
        return this;
    }

    PredictionBuilder attribute(String name, String value) {
        attributes.put(name, value);
        return this;
    }

    PredictionRecord build() {
        OptionalLong move = stage.isPresent() ? OptionalLong.of(7) : OptionalLong.empty();
        ModelStamp stamp = new ModelStamp(model, version, Digest.of(new byte[] {(byte) version}), stage, move);
        return new PredictionRecord(
                recorder,
                number,
                id,
                stamp,
                at,
                Duration.ofNanos(1_234_567),
                inputDigest,
                input,
                output,
                attributes,
                failure);
    }
}
