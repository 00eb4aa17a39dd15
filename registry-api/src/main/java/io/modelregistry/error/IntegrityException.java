package io.modelregistry.error;

/** Bytes are not the ones that were registered. They are never served. */
public final class IntegrityException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    private IntegrityException(String message, String subject) {
        super(message);
        this.subject = subject;
    }

    /**
     * Stored bytes differ from what was registered, or are gone.
     *
     * @param subject whose bytes: {@code weights.bin of bytes:1}
     * @param finding what was found instead, as a clause
     */
    public static IntegrityException of(String subject, String finding) {
        return new IntegrityException("Damaged: " + subject + ": " + finding, subject);
    }

    /** Whose bytes are damaged. */
    public String subject() {
        return subject;
    }
}
