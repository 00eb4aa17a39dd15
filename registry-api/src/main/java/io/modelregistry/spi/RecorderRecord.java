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

    /** What a store knows of how a recorder is. */
    public enum State {

        /** It was heard of lately. */
        RUNNING,

        /** It said that it ended. */
        ENDED,

        /** It did not say that it ended, and was not heard of since the instant asked for. */
        SILENT
    }

    /**
     * Numbers that never arrived.
     *
     * @param recorder whose
     * @param first the first
     * @param last the last
     * @param state how the recorder is
     */
    public record Missing(RecorderRecord recorder, long first, long last, State state) {}
}
