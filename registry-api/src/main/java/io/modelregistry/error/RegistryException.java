package io.modelregistry.error;

import org.jspecify.annotations.Nullable;

/**
 * Something the registry was asked for did not happen. Messages never hold a secret, and show in one line what was typed:
 * characters that cannot be seen are escaped.
 */
public abstract class RegistryException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    RegistryException(String message) {
        super(Quoting.escape(message));
    }

    RegistryException(String message, @Nullable Throwable cause) {
        super(Quoting.escape(message), cause);
    }

    /** Whether the same call may succeed later without anybody changing anything. */
    public boolean isRetryable() {
        return false;
    }
}
