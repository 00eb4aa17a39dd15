package io.modelregistry.store.jdbc;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Instants as whole microseconds since 1970, as they are stored. */
final class Micros {

    static final long PER_DAY = 86_400_000_000L;

    private static final long PER_SECOND = 1_000_000;

    private Micros() {}

    /** The microsecond that an instant lies in; instants beyond those that can be counted are at the end. */
    static long of(Instant instant) {
        long second = instant.getEpochSecond();
        if (Math.abs(second) >= Long.MAX_VALUE / PER_SECOND) {
            return second < 0 ? Long.MIN_VALUE : Long.MAX_VALUE;
        }
        return second * PER_SECOND + instant.getNano() / 1_000;
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
