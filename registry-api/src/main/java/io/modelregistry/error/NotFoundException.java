package io.modelregistry.error;

/** Nothing is there under the name or reference that was required. */
public final class NotFoundException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String subject;

    private NotFoundException(String message, String subject) {
        super(message);
        this.subject = subject;
    }

    /**
     * Nothing is at a reference.
     *
     * @param subject what was looked for: {@code wine-quality:9}
     * @param reason why it is not there, as a clause: {@code the highest version is 3}
     */
    public static NotFoundException of(String subject, String reason) {
        return new NotFoundException("There is no " + Quoting.quote(subject) + ": " + reason, subject);
    }

    /** What was looked for. */
    public String subject() {
        return subject;
    }
}
