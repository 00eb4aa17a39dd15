package io.modelregistry.core.serve;

import io.modelregistry.ResolvedVersion;
import io.modelregistry.serving.ModelLease;
import io.modelregistry.serving.ModelStamp;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** One use of a running model. */
final class CoreLease<T> implements ModelLease<T> {

    private final Running<T> running;
    private final Executor background;
    private final AtomicBoolean isClosed = new AtomicBoolean();

    /**
     * Takes over one acquisition.
     *
     * @param background closes the model if this was its last use
     */
    CoreLease(Running<T> running, Executor background) {
        this.running = running;
        this.background = background;
    }

    @Override
    public T model() {
        if (isClosed.get()) {
            throw new IllegalStateException("The lease of " + version().reference() + " is closed");
        }
        return running.loaded().model();
    }

    @Override
    public ResolvedVersion version() {
        return running.version();
    }

    @Override
    public ModelStamp stamp() {
        return running.stamp();
    }

    @Override
    public void close() {
        if (isClosed.compareAndSet(false, true)) {
            running.loaded().release(background);
        }
    }

    @Override
    public String toString() {
        return "lease of " + version();
    }
}
