package io.modelregistry.core.predict;

import io.modelregistry.Digest;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;

/**
 * A prediction that was just made.
 *
 * @param id what it is found by
 * @param stamp which version answered
 * @param at when it was asked
 * @param latency how long the model took
 * @param inputDigest the digest of what went in
 * @param input what went in
 * @param output what came out
 * @param attributes what it is found by
 * @param failure what the model threw
 */
record UnnumberedPrediction(
        String id,
        ModelStamp stamp,
        Instant at,
        Duration latency,
        Optional<Digest> inputDigest,
        Optional<String> input,
        Optional<String> output,
        Map<String, String> attributes,
        Optional<String> failure) {

    PredictionRecord numbered(RecorderRecord recorder, long number) {
        return new PredictionRecord(
                recorder,
                number,
                id,
                stamp,
                at.truncatedTo(ChronoUnit.MICROS),
                latency,
                inputDigest,
                input,
                output,
                attributes,
                failure);
    }
}
