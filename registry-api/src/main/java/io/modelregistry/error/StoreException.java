package io.modelregistry.error;

import org.jspecify.annotations.Nullable;

/** A database, disk or object store refused or could not be reached. Nothing changed. */
public final class StoreException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String store;
    private final boolean retryable;

    private StoreException(String message, String store, boolean retryable, @Nullable Throwable cause) {
        super(message, cause);
        this.store = store;
        this.retryable = retryable;
    }

    /**
     * The store cannot be reached, is busy or timed out: the same call may succeed later.
     *
     * @param store the store's address without secrets
     * @param failure what failed, as a clause
     */
    public static StoreException unavailable(String store, String failure, @Nullable Throwable cause) {
        return new StoreException(message(store, failure), store, true, cause);
    }

    /** The store answered, and will answer the same again: no space, no permission, a schema too new. */
    public static StoreException refused(String store, String failure, @Nullable Throwable cause) {
        return new StoreException(message(store, failure), store, false, cause);
    }

    private static String message(String store, String failure) {
        return "Store " + store + ": " + failure;
    }

    /** The store's address without secrets. */
    public String store() {
        return store;
    }

    @Override
    public boolean isRetryable() {
        return retryable;
    }
}
