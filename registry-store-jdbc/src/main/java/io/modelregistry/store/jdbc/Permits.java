package io.modelregistry.store.jdbc;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Permits that waiting threads get in order. An interrupt does not end the waiting; the thread stays interrupted. */
final class Permits {

    private final Semaphore semaphore;

    Permits(int permits) {
        semaphore = new Semaphore(permits, true);
    }

    /** Takes one, or fails after {@link Settings#LOCK_WAIT}. */
    void acquire() throws SQLException {
        long end = System.nanoTime() + Settings.LOCK_WAIT.toNanos();
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    if (semaphore.tryAcquire(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                        return;
                    }
                    throw new SQLTransientConnectionException("no connection was free within " + Settings.LOCK_WAIT);
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    void release() {
        semaphore.release();
    }
}
