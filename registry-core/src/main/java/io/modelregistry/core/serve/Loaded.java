package io.modelregistry.core.serve;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A model in memory, counted by those who use it, and closed when nobody does any more. Whoever made it is the first user.
 *
 * @param <T> the application's model
 */
final class Loaded<T> {

    private final T model;
    private final Closing closing;
    private final Runnable afterwards;
    private final AtomicInteger users = new AtomicInteger(1);

    /**
     * A model with one user.
     *
     * @param model the model
     * @param closing closes it
     * @param afterwards what is done when it is closed
     */
    Loaded(T model, Closing closing, Runnable afterwards) {
        this.model = model;
        this.closing = closing;
        this.afterwards = afterwards;
    }

    T model() {
        return model;
    }

    /** Whether it was still open, and now stays so until it is released. */
    boolean isAcquired() {
        int now = users.get();
        while (now > 0) {
            int seen = users.compareAndExchange(now, now + 1);
            if (seen == now) {
                return true;
            }
            now = seen;
        }
        return false;
    }

    /** Gives it back; the last user has it closed by this executor. */
    void release(Executor closer) {
        if (users.decrementAndGet() == 0) {
            closer.execute(() -> {
                closing.close(model);
                afterwards.run();
            });
        }
    }
}
