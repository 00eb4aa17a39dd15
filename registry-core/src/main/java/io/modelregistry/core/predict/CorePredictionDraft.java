package io.modelregistry.core.predict;

import io.modelregistry.Digest;
import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import io.modelregistry.serving.ModelFunction;
import io.modelregistry.serving.ModelLease;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.Prediction;
import io.modelregistry.serving.PredictionDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A prediction that is about to be made on a leased model. */
public final class CorePredictionDraft<T> implements PredictionDraft<T> {

    private final Supplier<ModelLease<T>> leases;
    private final Recorder recorder;
    private final boolean isRecorded;
    private final Map<String, String> attributes = new HashMap<>();
    private @Nullable String id;
    private @Nullable String input;
    private @Nullable Digest inputDigest;
    private boolean keepsOutput;

    /**
     * A draft.
     *
     * @param leases one for each call
     * @param recorder takes it, and gives it an id
     * @param isRecorded whether it is taken at all
     */
    public CorePredictionDraft(Supplier<ModelLease<T>> leases, Recorder recorder, boolean isRecorded) {
        this.leases = leases;
        this.recorder = recorder;
        this.isRecorded = isRecorded;
    }

    @Override
    public PredictionDraft<T> id(String newId) {
        id = Texts.label("prediction id", newId, Limits.PREDICTION_ID_LENGTH);
        return this;
    }

    @Override
    public PredictionDraft<T> input(Object payload) {
        input = Payloads.text("input", payload);
        return this;
    }

    @Override
    public PredictionDraft<T> inputDigest(Digest digest) {
        inputDigest = digest;
        return this;
    }

    @Override
    public PredictionDraft<T> keepOutput() {
        keepsOutput = true;
        return this;
    }

    @Override
    public PredictionDraft<T> attribute(String name, String value) {
        Texts.label("attribute name", name, Limits.NAME_LENGTH);
        Texts.label("attribute " + name, value, Limits.TAG_LENGTH);
        if (attributes.containsKey(name)) {
            throw InvalidInputException.of("attribute name", name, "a name that was not given before");
        }
        if (attributes.size() == Limits.ATTRIBUTES) {
            throw InvalidInputException.of("attribute name", name, "at most " + Limits.ATTRIBUTES + " of them");
        }
        attributes.put(name, value);
        return this;
    }

    @Override
    public <R, X extends Exception> Prediction<R> call(ModelFunction<? super T, ? extends R, X> function) throws X {
        String called = id == null ? recorder.newId() : id;
        try (ModelLease<T> lease = leases.get()) {
            Instant at = recorder.now();
            long begin = System.nanoTime();
            R value;
            try {
                value = function.apply(lease.model());
            } catch (Throwable e) {
                Duration latency = Duration.ofNanos(System.nanoTime() - begin);
                record(called, lease.stamp(), at, latency, Optional.empty(), Optional.of(Payloads.failure(e)));
                throw e;
            }
            Duration latency = Duration.ofNanos(System.nanoTime() - begin);
            record(called, lease.stamp(), at, latency, output(value), Optional.empty());
            return new Prediction<>(called, value, lease.stamp());
        }
    }

    private Optional<String> output(@Nullable Object value) {
        return keepsOutput ? Optional.of(Payloads.textOrReason("output", value)) : Optional.empty();
    }

    private void record(
            String called,
            ModelStamp stamp,
            Instant at,
            Duration latency,
            Optional<String> output,
            Optional<String> failure) {
        if (!isRecorded) {
            return;
        }
        recorder.record(new UnnumberedPrediction(
                called,
                stamp,
                at,
                latency,
                Optional.ofNullable(inputDigest),
                Optional.ofNullable(input),
                output,
                attributes,
                failure));
    }

    @Override
    public String toString() {
        return "prediction to be made" + (id == null ? "" : " as " + id);
    }
}
