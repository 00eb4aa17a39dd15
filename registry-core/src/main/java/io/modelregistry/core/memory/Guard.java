package io.modelregistry.core.memory;

import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/** The one lock of a registry in memory: whoever holds it sees no change but their own. */
final class Guard {

    private final ReentrantLock lock = new ReentrantLock();
    private boolean closed;

    /** Does it alone, unless the registry was closed. */
    <T> T alone(Supplier<T> work) {
        lock.lock();
        try {
            if (closed) {
                throw new IllegalStateException("This registry in memory was closed");
            }
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    /** Does it alone, unless the registry was closed. */
    void alone(Runnable work) {
        alone(() -> {
            work.run();
            return true;
        });
    }

    /** From now on nothing is done. */
    void close() {
        lock.lock();
        try {
            closed = true;
        } finally {
            lock.unlock();
        }
    }
}
