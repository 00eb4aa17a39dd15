package io.modelregistry.core.memory;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/** Tells the time in microseconds. */
final class Ticker {

    private final InstantSource source;

    Ticker(InstantSource source) {
        this.source = source;
    }

    Instant now() {
        return source.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
