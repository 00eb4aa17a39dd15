package io.modelregistry.error;

/** A version's files are right, but the application's loader made no model of them: it failed, or took too long. */
public final class ModelLoadException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String reference;

    private ModelLoadException(String message, String reference, Throwable cause) {
        super(message, cause);
        this.reference = reference;
    }

    /**
     * A version could not be loaded.
     *
     * @param reference the version: {@code churn:7}
     * @param failure what happened, as a clause
     */
    public static ModelLoadException of(String reference, String failure, Throwable cause) {
        return new ModelLoadException("Loading " + reference + ": " + failure, reference, cause);
    }

    /** The version: {@code churn:7}. */
    public String reference() {
        return reference;
    }
}
