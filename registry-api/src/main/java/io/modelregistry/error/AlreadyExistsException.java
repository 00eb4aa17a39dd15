package io.modelregistry.error;

/** A name or semantic version is taken. */
public final class AlreadyExistsException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    private AlreadyExistsException(String message, String subject) {
        super(message);
        this.subject = subject;
    }

    /**
     * Something exists already.
     *
     * @param subject what is taken: {@code wine-quality:1.1.0}
     * @param reason by whom or since when, as a clause
     */
    public static AlreadyExistsException of(String subject, String reason) {
        return new AlreadyExistsException(Quoting.quote(subject) + " already exists: " + reason, subject);
    }

    /** What is taken. */
    public String subject() {
        return subject;
    }
}
