package io.modelregistry.testkit;

import io.modelregistry.TransferListener;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Measures how much memory is in use that cannot be collected, now and then. */
final class MemoryGauge {

    /** Late enough in a transfer that a store that collects bytes has collected most. */
    private static final double LATE = 0.9;

    private static final int MEASUREMENTS_A_FILE = 4;

    private final long before = used();
    private final AtomicLong most = new AtomicLong(before);
    private final AtomicInteger measured = new AtomicInteger();

    /** Takes a measurement. */
    void measure() {
        most.accumulateAndGet(used(), Math::max);
    }

    /** Measures late in a transfer, and passes on what it hears. */
    TransferListener measuring(TransferListener listener) {
        return (file, done, size) -> {
            if (done > size * LATE && measured.incrementAndGet() <= MEASUREMENTS_A_FILE) {
                measure();
            }
            listener.transferred(file, done, size);
        };
    }

    /** Bytes in use at the highest measurement more than at the beginning. */
    long growth() {
        return most.get() - before;
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
