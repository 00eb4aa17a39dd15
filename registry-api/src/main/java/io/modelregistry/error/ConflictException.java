package io.modelregistry.error;

/**
 * Someone moved first, or an operation key was used for something else. Nothing changed: read again, then decide again.
 */
public final class ConflictException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    private ConflictException(String message, String subject) {
        super(message);
        this.subject = subject;
    }

    /**
     * What was expected no longer holds.
     *
     * @param subject what the change was for: {@code stage production of churn}
     * @param reason what holds instead, as a clause
     */
    public static ConflictException of(String subject, String reason) {
        return new ConflictException("Conflict on " + subject + ": " + reason, subject);
    }

    /** What the change was for. */
    public String subject() {
        return subject;
    }
}
