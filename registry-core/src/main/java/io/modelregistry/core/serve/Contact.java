package io.modelregistry.core.serve;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * When the registry last answered. How long ago that is comes from a clock that never jumps; only across a restart the clock on
 * the wall is believed, and one that jumped back counts as no time at all.
 */
final class Contact {

    private final InstantSource clock;
    private volatile Moment last;

    Contact(InstantSource clock) {
        this.clock = clock;
        this.last = new Moment(clock.instant(), System.nanoTime(), false);
    }

    /** The registry has answered just now. */
    void made() {
        last = new Moment(clock.instant(), System.nanoTime(), false);
    }

    /** The registry has not answered in this process; an earlier one heard from it then. */
    void remembered(Instant then) {
        Duration age = Duration.between(then, clock.instant());
        long nanos = age.isNegative() ? 0 : age.toNanos();
        last = new Moment(then, System.nanoTime() - nanos, true);
    }

    Instant at() {
        return last.at();
    }

    Duration age() {
        return Duration.ofNanos(System.nanoTime() - last.nanos());
    }

    boolean isOffline() {
        return last.isRemembered();
    }

    private record Moment(Instant at, long nanos, boolean isRemembered) {}
}
