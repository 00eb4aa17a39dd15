package io.modelregistry.error;

import org.jspecify.annotations.Nullable;

/**
 * A change may or may not have happened: the store took it and did not answer before the deadline. Nothing is cleaned up.
 * Repeat the call with the same {@link #operationKey()}: it happens at most once, and the answer is then known.
 */
public final class OutcomeUnknownException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String operationKey;

    private OutcomeUnknownException(String message, String operationKey, @Nullable Throwable cause) {
        super(message, cause);
        this.operationKey = operationKey;
    }

    /**
     * Nobody knows the outcome.
     *
     * @param subject what was to change: {@code registration into churn}
     * @param operationKey the key that resolves it
     */
    public static OutcomeUnknownException of(String subject, String operationKey, @Nullable Throwable cause) {
        String message = "The outcome of the " + subject + " is not known; ask again with operation key "
                + Quoting.quote(operationKey);
        return new OutcomeUnknownException(message, operationKey, cause);
    }

    /** The key that resolves the outcome later. */
    public String operationKey() {
        return operationKey;
    }

    @Override
    public boolean isRetryable() {
        return true;
    }
}
