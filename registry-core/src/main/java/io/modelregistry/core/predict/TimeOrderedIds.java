package io.modelregistry.core.predict;

import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * UUIDs of version 7 by <a href="https://www.rfc-editor.org/rfc/rfc9562">RFC 9562</a>: the millisecond, a counter of 12 bits that
 * starts low and rises within it, and 62 random bits. Each is greater than the one before, also when the clock jumps back; a
 * counter that runs over borrows from the next millisecond. Safe for many threads.
 */
final class TimeOrderedIds {

    private static final int COUNTER_MAX = 0xFFF;
    private static final int COUNTER_START = 0x400;
    private static final long VERSION = 0x7000L;
    private static final long VARIANT = 1L << 63;

    private final InstantSource clock;
    private final SplittableRandom random = new SplittableRandom(new SecureRandom().nextLong());
    private long millis;
    private int counter;

    TimeOrderedIds(InstantSource clock) {
        this.clock = clock;
    }

    synchronized UUID next() {
        long now = clock.millis();
        if (now > millis) {
            millis = now;
            counter = random.nextInt(COUNTER_START);
        } else if (counter == COUNTER_MAX) {
            millis++;
            counter = 0;
        } else {
            counter++;
        }
        return new UUID(millis << 16 | VERSION | counter, random.nextLong() >>> 2 | VARIANT);
    }
}
