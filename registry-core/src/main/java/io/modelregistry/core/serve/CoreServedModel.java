package io.modelregistry.core.serve;

import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.core.predict.CorePredictionDraft;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.RegistryException;
import io.modelregistry.error.StoreException;
import io.modelregistry.serving.ModelFunction;
import io.modelregistry.serving.ModelLease;
import io.modelregistry.serving.Prediction;
import io.modelregistry.serving.PredictionDraft;
import io.modelregistry.serving.ServedModel;
import io.modelregistry.serving.ServingFailure;
import io.modelregistry.serving.ServingHealth;
import io.modelregistry.spi.ConsumerReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** A model that is served: calls go to a slot, and a pursuit keeps the slot up to date. */
final class CoreServedModel<T> implements ServedModel<T>, Followed {

    private static final long REMEMBER_NANOS = Duration.ofMinutes(1).toNanos();

    private final ServingPlan plan;
    private final Servings servings;
    private final Slot<T> slot;
    private final Pursuit<T> pursuit;
    private final Audience audience;
    private final Contact contact;
    private final AtomicBoolean isPursuing = new AtomicBoolean();
    private volatile @Nullable ServingFailure silence;
    private volatile long observedNanos = System.nanoTime();
    private volatile long rememberedNanos = System.nanoTime();

    CoreServedModel(ServingPlan plan, Servings servings, Slot<T> slot, Pursuit<T> pursuit, Audience audience) {
        this.plan = plan;
        this.servings = servings;
        this.slot = slot;
        this.pursuit = pursuit;
        this.audience = audience;
        this.contact = new Contact(servings.clock());
    }

    /** Loads the first version: the one that the registry names or, where that is allowed, the one remembered. */
    void start() {
        long end = System.nanoTime() + plan.patience().toNanos();
        while (!isStarted(end)) {
            pause();
        }
    }

    private boolean isStarted(long end) {
        try {
            pursuit.pursue(askedRevision());
            return true;
        } catch (NotFoundException e) {
            if (System.nanoTime() - end >= 0) {
                throw e;
            }
            return false;
        } catch (StoreException e) {
            startFromMemory(e);
            return true;
        }
    }

    private void pause() {
        try {
            Thread.sleep(Math.max(1, plan.interval().toMillis()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreException.unavailable(
                    plan.reference().toString(), "interrupted while waiting for a first version", e);
        }
    }

    private void startFromMemory(StoreException away) {
        Servable last = servings.remembered(plan.reference()).orElseThrow(() -> away);
        contact.remembered(last.checkedAt());
        requireFresh();
        pursuit.run(last);
        unreachable(away);
    }

    private long askedRevision() {
        long revision = servings.source().revisions(List.of(model())).getOrDefault(model(), 0L);
        contact.made();
        return revision;
    }

    @Override
    public ModelName model() {
        return plan.reference().model();
    }

    @Override
    public long nanosUntilDue() {
        return plan.interval().toNanos() - (System.nanoTime() - observedNanos);
    }

    @Override
    public void observed(long revision) {
        observedNanos = System.nanoTime();
        contact.made();
        silence = null;
        if (pursuit.isBehind(revision)) {
            pursueInBackground(revision);
        } else {
            rememberContact();
        }
    }

    @Override
    public void unreachable(RegistryException failure) {
        observedNanos = System.nanoTime();
        ServingFailure why = new ServingFailure(servings.clock().instant(), Optional.empty(), failure);
        boolean isNews = silence == null;
        silence = why;
        if (isNews) {
            audience.failed(why);
        }
    }

    private void pursueInBackground(long revision) {
        if (isPursuing.compareAndSet(false, true)) {
            servings.background().execute(() -> {
                try {
                    pursue(revision);
                } finally {
                    isPursuing.set(false);
                }
            });
        }
    }

    private void pursue(long revision) {
        try {
            pursuit.pursue(revision);
        } catch (RegistryException e) {
            // The pursuit has told everybody, and keeps it for health().
        }
    }

    /** So that a start without the registry knows how old its knowledge is, to the minute. */
    private void rememberContact() {
        if (System.nanoTime() - rememberedNanos > REMEMBER_NANOS) {
            rememberedNanos = System.nanoTime();
            pursuit.servable()
                    .ifPresent(servable -> servings.memory().write(plan.reference(), servable.checkedAt(contact.at())));
        }
    }

    @Override
    public ResolvedVersion version() {
        return running().version();
    }

    private Running<T> running() {
        return slot.running().orElseThrow(() -> new IllegalStateException("The served model is closed"));
    }

    @Override
    public <R, X extends Exception> Prediction<R> predict(ModelFunction<? super T, ? extends R, X> function) throws X {
        return draft().call(function);
    }

    @Override
    public <R, X extends Exception> Prediction<R> predict(String id, ModelFunction<? super T, ? extends R, X> function)
            throws X {
        return draft().id(id).call(function);
    }

    @Override
    public PredictionDraft<T> prediction() {
        if (!plan.isRecording()) {
            throw new IllegalStateException(
                    "Predictions of " + plan.reference() + " are not recorded; ask for it with recordPredictions()");
        }
        return draft();
    }

    private PredictionDraft<T> draft() {
        return new CorePredictionDraft<>(this::acquire, servings.recorder(), plan.isRecording());
    }

    @Override
    public ModelLease<T> acquire() {
        requireFresh();
        return slot.lease();
    }

    private void requireFresh() {
        if (plan.maxStaleness().isPresent()
                && contact.age().compareTo(plan.maxStaleness().get()) > 0) {
            throw StoreException.unavailable(
                    plan.reference().toString(),
                    "the registry has not answered for " + contact.age().toSeconds() + " s, and "
                            + plan.maxStaleness().get().toSeconds() + " s are allowed",
                    null);
        }
    }

    /** What the registry is to know of it; nothing once it is closed. */
    Optional<ConsumerReport.Use> use() {
        return slot.running().map(now -> {
            Duration age = Duration.between(now.since(), servings.clock().instant());
            return new ConsumerReport.Use(
                    plan.reference().toString(),
                    model(),
                    now.version().number(),
                    age.isNegative() ? Duration.ZERO : age);
        });
    }

    @Override
    public ServingHealth health() {
        Running<T> now = running();
        return new ServingHealth(
                plan.reference().toString(),
                now.version(),
                now.since(),
                contact.at(),
                contact.age(),
                contact.isOffline(),
                pursuit.failure().or(() -> Optional.ofNullable(silence)));
    }

    @Override
    public ServingHealth refresh() {
        try {
            pursue(askedRevision());
            silence = null;
        } catch (StoreException e) {
            unreachable(e);
        }
        return health();
    }

    @Override
    public void close() {
        servings.forget(this);
        slot.close();
    }

    @Override
    public String toString() {
        return plan.reference()
                + slot.running().map(now -> " served as " + now.version()).orElse(", closed");
    }
}
