package io.modelregistry.spi;

import java.time.Instant;

/**
 * One that numbers and records predictions: a client from its first prediction until it is closed.
 *
 * @param id a random UUID
 * @param application who serves
 * @param host where
 * @param startedAt since when
 */
public record RecorderRecord(String id, String application, String host, Instant startedAt) {

    /**
     * Numbers that never arrived.
     *
     * @param recorder whose
     * @param first the first
     * @param last the last
     * @param isEnded whether the recorder said that it ended; otherwise it was not heard of since the instant asked for
     */
    public record Missing(RecorderRecord recorder, long first, long last, boolean isEnded) {}
}
