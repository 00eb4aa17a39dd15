package io.modelregistry.spi;

import io.modelregistry.Digest;
import io.modelregistry.serving.ModelStamp;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A prediction as it is stored.
 *
 * @param recorder who numbered it
 * @param number its number there, from 1
 * @param id what it is found by; need not be unique
 * @param stamp which version answered
 * @param at when it was asked, to the microsecond
 * @param latency how long the model took, to the nanosecond
 * @param inputDigest the digest of what went in
 * @param input what went in
 * @param output what came out
 * @param attributes what it is found by
 * @param failure what the model threw
 */
public record PredictionRecord(
        RecorderRecord recorder,
        long number,
        String id,
        ModelStamp stamp,
        Instant at,
        Duration latency,
        Optional<Digest> inputDigest,
        Optional<String> input,
        Optional<String> output,
        Map<String, String> attributes,
        Optional<String> failure) {

    /** Copies the attributes. */
    public PredictionRecord {
        attributes = Map.copyOf(attributes);
    }

    /** Where it is in the order of {@link PredictionStore#newest}. */
    public Place place() {
        return new Place(at, recorder.id(), number);
    }

    /**
     * A place in that order.
     *
     * @param at when it was asked
     * @param recorder who numbered it
     * @param number its number there
     */
    public record Place(Instant at, String recorder, long number) {}
}
