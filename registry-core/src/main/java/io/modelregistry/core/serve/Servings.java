package io.modelregistry.core.serve;

import io.modelregistry.Reference;
import io.modelregistry.core.predict.Recorder;
import io.modelregistry.serving.ModelLoader;
import io.modelregistry.serving.ServedModel;
import io.modelregistry.serving.ServingDraft;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;

/** All models that a client serves. Threads are there from the first one on. Safe for many threads. */
public final class Servings implements AutoCloseable {

    private static final ThreadFactory THREADS = runnable -> {
        Thread thread = new Thread(runnable, "registry-serving-load");
        thread.setDaemon(true);
        return thread;
    };

    private final ServingSource source;
    private final ServedMemory memory;
    private final Recorder recorder;
    private final boolean mayStartOffline;
    private final InstantSource clock;
    private final Set<CoreServedModel<?>> served = ConcurrentHashMap.newKeySet();
    private final ExecutorService background = Executors.newCachedThreadPool(THREADS);
    private final FollowLoop loop;
    private boolean isClosed;

    /**
     * None yet.
     *
     * @param source the registry
     * @param memory what was served on this machine before
     * @param recorder takes the predictions of those who want them recorded
     * @param mayStartOffline whether that may be used while the registry is away
     * @param clock of this machine
     */
    public Servings(
            ServingSource source,
            ServedMemory memory,
            Recorder recorder,
            boolean mayStartOffline,
            InstantSource clock) {
        this.source = source;
        this.memory = memory;
        this.recorder = recorder;
        this.mayStartOffline = mayStartOffline;
        this.clock = clock;
        this.loop = new FollowLoop(source);
    }

    /** A draft of one more. */
    public ServingDraft draft(Reference reference) {
        return new CoreServingDraft(this, reference);
    }

    <T> ServedModel<T> start(ServingPlan plan, ModelLoader<? extends T> loader) {
        Slot<T> slot = new Slot<>(background);
        TimedLoader<T> timed = new TimedLoader<>(
                loader, plan.loadLimit(), new Closing(plan.reference().toString()));
        Audience audience = new Audience(plan, memory);
        Pursuit<T> pursuit = new Pursuit<>(plan, source, timed, slot, audience, clock);
        CoreServedModel<T> model = new CoreServedModel<>(plan, this, slot, pursuit, audience);
        model.start();
        if (plan.isRecording()) {
            recorder.begin();
        }
        follow(model);
        return model;
    }

    private synchronized void follow(CoreServedModel<?> model) {
        if (isClosed) {
            model.close();
            throw new IllegalStateException("The registry client is closed");
        }
        served.add(model);
        loop.add(model);
    }

    void forget(CoreServedModel<?> model) {
        served.remove(model);
        loop.remove(model);
    }

    ServingSource source() {
        return source;
    }

    Recorder recorder() {
        return recorder;
    }

    ServedMemory memory() {
        return memory;
    }

    /** What a reference was last served as, if it may be served so again while the registry is away. */
    Optional<Servable> remembered(Reference reference) {
        return mayStartOffline ? memory.read(reference) : Optional.empty();
    }

    InstantSource clock() {
        return clock;
    }

    ExecutorService background() {
        return background;
    }

    /** Closes all of them. */
    @Override
    public synchronized void close() {
        isClosed = true;
        loop.close();
        served.forEach(CoreServedModel::close);
        background.shutdown();
    }
}
