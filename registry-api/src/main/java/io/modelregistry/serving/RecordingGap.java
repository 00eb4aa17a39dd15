package io.modelregistry.serving;

import java.time.Instant;

/**
 * Predictions that may have been made but were not recorded. Each recorder numbers its predictions and reserves the numbers
 * before it uses them; a gap is what it reserved, or used, and what never arrived.
 *
 * @param application who served
 * @param host where
 * @param first the first number that is missing
 * @param last the last number that is missing; of a process that was killed, numbers it may not have used
 * @param since when the recorder had begun
 * @param reason what is known of why
 */
public record RecordingGap(String application, String host, long first, long last, Instant since, String reason) {
    @Override
    public String toString() {
        return "up to " + (last - first + 1) + " predictions unknown of " + application + " on " + host + ", numbers "
                + first + " to " + last + ": " + reason;
    }
}
