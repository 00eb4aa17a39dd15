package io.modelregistry.core.serve;

import io.modelregistry.ResolvedVersion;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Where calls find the model to run on. They read one field and count themselves in; a swap writes the field and then gives the
 * old model back, so that a call finds either of them open, never one that is closed.
 */
final class Slot<T> {

    private final Executor background;
    private volatile @Nullable Running<T> running;
    private boolean isClosed;

    /**
     * An empty slot.
     *
     * @param background closes models whose last call has ended, so that the call need not wait for it
     */
    Slot(Executor background) {
        this.background = background;
    }

    Optional<Running<T>> running() {
        return Optional.ofNullable(running);
    }

    /** The model that runs, kept open until the lease is closed. */
    CoreLease<T> lease() {
        while (true) {
            Running<T> now = running;
            if (now == null) {
                throw new IllegalStateException("The served model is closed");
            }
            if (now.loaded().isAcquired()) {
                return new CoreLease<>(now, background);
            }
        }
    }

    /** Lets a newly loaded model take over; if the slot was closed meanwhile, closes it. */
    synchronized void swap(Loaded<T> loaded, ResolvedVersion version, Instant since) {
        if (isClosed) {
            loaded.release(Runnable::run);
            return;
        }
        Running<T> before = running;
        running = Running.of(loaded, version, since);
        if (before != null) {
            before.loaded().release(background);
        }
    }

    /** Says of the model that runs that it has come to be there by another move. */
    synchronized void rename(ResolvedVersion version, Instant since) {
        Running<T> now = running;
        if (now != null) {
            running = Running.of(now.loaded(), version, since);
        }
    }

    /** Closes the model at once, or when its last call ends. */
    synchronized void close() {
        Running<T> last = running;
        isClosed = true;
        running = null;
        if (last != null) {
            last.loaded().release(Runnable::run);
        }
    }
}
