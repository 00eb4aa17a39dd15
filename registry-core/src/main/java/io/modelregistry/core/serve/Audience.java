package io.modelregistry.core.serve;

import io.modelregistry.serving.ServingFailure;
import io.modelregistry.serving.ServingListener;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Those who hear what becomes of a served model: the log, the memory of this machine, the registry, and the application's listeners. */
final class Audience {

    private static final Logger LOG = LoggerFactory.getLogger(Audience.class);

    private final ServingPlan plan;
    private final ServedMemory memory;
    private final Heartbeat heartbeat;

    Audience(ServingPlan plan, ServedMemory memory, Heartbeat heartbeat) {
        this.plan = plan;
        this.memory = memory;
        this.heartbeat = heartbeat;
    }

    void swapped(Servable servable) {
        LOG.info("{} is served as {}", plan.reference(), servable.version());
        memory.write(plan.reference(), servable);
        heartbeat.changed();
        tell(listener -> listener.swapped(servable.version()));
    }

    void failed(ServingFailure failure) {
        LOG.warn("Serving {}: {}", plan.reference(), failure);
        tell(listener -> listener.failed(failure));
    }

    private void tell(Consumer<ServingListener> what) {
        for (ServingListener listener : plan.listeners()) {
            try {
                what.accept(listener);
            } catch (RuntimeException e) {
                LOG.warn("A listener of {} failed", plan.reference(), e);
            }
        }
    }
}
