package io.modelregistry.core.predict;

import java.time.Duration;

/** Tells when something is due again; at first it is. By a clock that never jumps. For one thread. */
final class Interval {

    private final long nanos;
    private long dueAt = System.nanoTime();

    Interval(Duration duration) {
        nanos = duration.toNanos();
    }

    boolean isDue() {
        return System.nanoTime() - dueAt >= 0;
    }

    void restart() {
        dueAt = System.nanoTime() + nanos;
    }
}
