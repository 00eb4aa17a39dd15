package io.modelregistry.core.serve;

import java.time.Duration;

/**
 * When to try again what failed at one revision of a model: after an interval, then after twice as long, up to a minute. At
 * another revision at once. Not for several threads.
 */
final class Backoff {

    private static final long LONGEST_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long NONE = -1;

    private final long first;
    private long revision = NONE;
    private long pause;
    private long since;

    Backoff(Duration interval) {
        first = interval.toNanos();
    }

    void succeeded() {
        revision = NONE;
    }

    void failed(long at) {
        pause = at == revision ? Math.max(first, Math.min(LONGEST_NANOS, 2 * pause)) : first;
        revision = at;
        since = System.nanoTime();
    }

    boolean isDue(long at) {
        return at != revision || System.nanoTime() - since >= pause;
    }
}
