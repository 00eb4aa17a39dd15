package io.modelregistry.serving;

import io.modelregistry.CanIgnoreReturnValue;
import io.modelregistry.CheckReturnValue;
import io.modelregistry.Digest;
import io.modelregistry.error.InvalidInputException;

/**
 * A prediction that is about to be made and recorded. Each call refuses at once what is wrong. A payload is a text as it is,
 * or any other object as JSON; one longer than {@link io.modelregistry.Limits#PAYLOAD_BYTES} is refused. Not safe for several
 * threads.
 */
@CanIgnoreReturnValue
public interface PredictionDraft<T> {

    /** What the caller calls it; otherwise it gets a UUID of version 7. */
    PredictionDraft<T> id(String id);

    /**
     * What goes in, kept with the record.
     *
     * @throws InvalidInputException if it is too long or has no form as JSON
     */
    PredictionDraft<T> input(Object payload);

    /** The digest of what goes in, kept in its stead or beside it. */
    PredictionDraft<T> inputDigest(Digest digest);

    /** Keeps what comes out with the record. One that is too long or has no form as JSON is left out, and the record says so. */
    PredictionDraft<T> keepOutput();

    /** What the prediction can be found by, such as a customer or a request. */
    PredictionDraft<T> attribute(String name, String value);

    /**
     * Calls the model and hands the record over. A failure is recorded and thrown on.
     *
     * @throws X what the function throws
     */
    @CheckReturnValue
    <R, X extends Exception> Prediction<R> call(ModelFunction<? super T, ? extends R, X> function) throws X;
}
