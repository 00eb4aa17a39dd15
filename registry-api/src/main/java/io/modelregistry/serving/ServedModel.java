package io.modelregistry.serving;

import io.modelregistry.CanIgnoreReturnValue;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.error.StoreException;

/**
 * A loaded model that follows its reference. Each call runs on the version that is current when it begins, from beginning to
 * end; a newer version is loaded beside it and takes over in one step. Safe for many threads.
 *
 * <p>Every call fails with {@link IllegalStateException} once this is closed, and with a {@link StoreException} while the
 * registry could not be asked for longer than {@link ServingDraft#maxStaleness} allows.
 */
public interface ServedModel<T> extends AutoCloseable {

    /** The version that runs. */
    ResolvedVersion version();

    /**
     * Calls the model. The prediction gets a UUID of version 7 as its id, and is recorded if recording is on.
     *
     * @throws X what the function throws
     */
    <R, X extends Exception> Prediction<R> predict(ModelFunction<? super T, ? extends R, X> function) throws X;

    /**
     * As {@link #predict(ModelFunction)}, under an id of the caller.
     *
     * @throws X what the function throws
     */
    <R, X extends Exception> Prediction<R> predict(String id, ModelFunction<? super T, ? extends R, X> function)
            throws X;

    /**
     * A prediction to be recorded with more than its id: what goes in and comes out, and what it can be found by.
     *
     * @throws IllegalStateException if recording is not on
     */
    PredictionDraft<T> prediction();

    /** Keeps the version that runs now open until the lease is closed. */
    ModelLease<T> acquire();

    /** How it is. Never fails. */
    ServingHealth health();

    /** Looks at once whether there is another version, loads it, and says how that went. */
    @CanIgnoreReturnValue
    ServingHealth refresh();

    /** Stops following. The model is closed at once, or when its last call or lease ends. A second call does nothing. */
    @Override
    void close();
}
