package io.modelregistry.core.serve;

import io.modelregistry.Reference;
import io.modelregistry.core.predict.Recorder;
import io.modelregistry.serving.ModelLoader;
import io.modelregistry.serving.ServedModel;
import io.modelregistry.serving.ServingDraft;
import io.modelregistry.spi.ConsumerReport;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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

    private static final Duration HEARTBEAT = Duration.ofMinutes(1);

    private final ServingSource source;
    private final Recorder recorder;
    private final ServingSettings settings;
    private final InstantSource clock;
    private final Set<CoreServedModel<?>> served = ConcurrentHashMap.newKeySet();
    private final ExecutorService background = Executors.newCachedThreadPool(THREADS);
    private final FollowLoop loop;
    private final Heartbeat heartbeat;
    private boolean isClosed;

    /**
     * None yet.
     *
     * @param source the registry
     * @param recorder takes the predictions of those who want them recorded
     * @param settings who serves, and on what
     * @param clock of this machine
     */
    public Servings(ServingSource source, Recorder recorder, ServingSettings settings, InstantSource clock) {
        this.source = source;
        this.recorder = recorder;
        this.settings = settings;
        this.clock = clock;
        this.loop = new FollowLoop(source);
        this.heartbeat = new Heartbeat(source::report, this::uses, settings, HEARTBEAT);
    }

    /** A draft of one more. */
    public ServingDraft draft(Reference reference) {
        return new CoreServingDraft(this, reference);
    }

    <T> ServedModel<T> start(ServingPlan plan, ModelLoader<? extends T> loader) {
        Slot<T> slot = new Slot<>(background);
        TimedLoader<T> timed = new TimedLoader<>(
                loader, plan.loadLimit(), new Closing(plan.reference().toString()));
        Audience audience = new Audience(plan, memory(), heartbeat);
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
        heartbeat.changed();
    }

    void forget(CoreServedModel<?> model) {
        served.remove(model);
        loop.remove(model);
        heartbeat.changed();
    }

    /** Each reference and version once, however many serve it. */
    private List<ConsumerReport.Use> uses() {
        Map<String, ConsumerReport.Use> uses = new TreeMap<>();
        served.stream()
                .flatMap(model -> model.use().stream())
                .forEach(use -> uses.merge(
                        use.reference() + " " + use.number(),
                        use,
                        (one, other) -> one.age().compareTo(other.age()) > 0 ? one : other));
        return List.copyOf(uses.values());
    }

    ServingSource source() {
        return source;
    }

    Recorder recorder() {
        return recorder;
    }

    ServedMemory memory() {
        return settings.memory();
    }

    /** What a reference was last served as, if it may be served so again while the registry is away. */
    Optional<Servable> remembered(Reference reference) {
        return settings.mayStartOffline() ? memory().read(reference) : Optional.empty();
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
        heartbeat.close();
        served.forEach(CoreServedModel::close);
        background.shutdown();
    }
}
