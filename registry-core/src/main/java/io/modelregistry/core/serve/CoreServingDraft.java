package io.modelregistry.core.serve;

import io.modelregistry.Reference;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.serving.ModelLoader;
import io.modelregistry.serving.ServedModel;
import io.modelregistry.serving.ServingDraft;
import io.modelregistry.serving.ServingListener;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Collects how a reference is to be served. */
final class CoreServingDraft implements ServingDraft {

    private static final Duration LONGEST = Duration.ofDays(365);

    private final Servings servings;
    private final Reference reference;
    private final List<ServingListener> listeners = new ArrayList<>();
    private Duration interval = Duration.ofSeconds(5);
    private Duration wait = Duration.ZERO;
    private Duration loadLimit = Duration.ofMinutes(10);
    private @Nullable Duration maxStaleness;
    private boolean isRecording;
    private boolean mustBeCompatible;

    CoreServingDraft(Servings servings, Reference reference) {
        this.servings = servings;
        this.reference = reference;
    }

    @Override
    public ServingDraft refreshEvery(Duration duration) {
        interval = checked("refresh interval", duration, Duration.ofMillis(1));
        return this;
    }

    @Override
    public ServingDraft waitAtMost(Duration limit) {
        wait = checked("time to wait", limit, Duration.ZERO);
        return this;
    }

    @Override
    public ServingDraft loadWithin(Duration limit) {
        loadLimit = checked("time to load", limit, Duration.ofMillis(1));
        return this;
    }

    @Override
    public ServingDraft maxStaleness(Duration limit) {
        maxStaleness = checked("staleness", limit, Duration.ofMillis(1));
        return this;
    }

    @Override
    public ServingDraft requireCompatible() {
        mustBeCompatible = true;
        return this;
    }

    /** Durations up to a year can be counted in nanoseconds. */
    private static Duration checked(String what, Duration duration, Duration least) {
        if (duration.compareTo(least) < 0 || duration.compareTo(LONGEST) > 0) {
            throw InvalidInputException.of(what, duration.toString(), "a duration from " + least + " to " + LONGEST);
        }
        return duration;
    }

    @Override
    public ServingDraft recordPredictions() {
        isRecording = true;
        return this;
    }

    @Override
    public ServingDraft listener(ServingListener listener) {
        listeners.add(listener);
        return this;
    }

    @Override
    public <T> ServedModel<T> load(ModelLoader<? extends T> loader) {
        ServingPlan plan = new ServingPlan(
                reference,
                interval,
                wait,
                loadLimit,
                Optional.ofNullable(maxStaleness),
                isRecording,
                mustBeCompatible,
                listeners);
        return servings.start(plan, loader);
    }

    @Override
    public String toString() {
        return "draft of serving " + reference;
    }
}
