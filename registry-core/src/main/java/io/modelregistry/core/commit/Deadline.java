package io.modelregistry.core.commit;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** A point on the monotonic clock up to which something is tried again, with growing pauses. Not safe for several threads. */
public final class Deadline {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(2);
    private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

    private final long end;
    private long pauseNanos = FIRST_PAUSE.toNanos();

    private Deadline(long end) {
        this.end = end;
    }

    /** A deadline this long from now. */
    public static Deadline in(Duration patience) {
        return new Deadline(System.nanoTime() + patience.toNanos());
    }

    /** Whether there is no time left. */
    public boolean hasPassed() {
        return System.nanoTime() - end >= 0;
    }

    /**
     * Pauses for a random part of a time that doubles with each call. Returns whether to try again: not after the deadline,
     * and not in an interrupted thread, whose flag is kept.
     */
    public boolean pause() {
        if (hasPassed()) {
            return false;
        }
        try {
            Thread.sleep(Duration.ofNanos(ThreadLocalRandom.current().nextLong(pauseNanos / 2, pauseNanos))
                    .toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
        pauseNanos = Math.min(2 * pauseNanos, LONGEST_PAUSE.toNanos());
        return true;
    }
}
