package io.modelregistry.serving;

import io.modelregistry.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * A prediction as it was recorded.
 *
 * @param id what the caller called it, or a UUID
 * @param stamp which version answered
 * @param at when it was asked, by the clock of the machine that served
 * @param latency how long the model took
 * @param inputDigest the digest of what went in, if it was given
 * @param input what went in, if it was kept: text or JSON
 * @param output what came out, if it was kept: text or JSON
 * @param attributes what it can be found by, sorted by name
 * @param failure what the model threw, if it did
 * @param application who served
 * @param host where
 * @param repeated whether other predictions have the same id
 */
public record RecordedPrediction(
        String id,
        ModelStamp stamp,
        Instant at,
        Duration latency,
        Optional<Digest> inputDigest,
        Optional<String> input,
        Optional<String> output,
        Map<String, String> attributes,
        Optional<String> failure,
        String application,
        String host,
        boolean repeated) {

    @Override
    public String toString() {
        return id + " by " + stamp.reference()
                + stamp.stage().map(stage -> " in " + stage).orElse("") + " at " + at
                + failure.map(thrown -> ", failed: " + thrown).orElse("")
                + (repeated ? ", not the only one with this id" : "");
    }
}
