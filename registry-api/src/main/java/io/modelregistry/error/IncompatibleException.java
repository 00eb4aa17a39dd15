package io.modelregistry.error;

import io.modelregistry.serving.Compatibility;
import java.util.stream.Collectors;

/** This process is not what a version needs, and it was to be loaded only where it fits. */
public final class IncompatibleException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final transient Compatibility compatibility;

    private IncompatibleException(Compatibility compatibility) {
        super(compatibility.findings().stream()
                .map(Compatibility.Finding::toString)
                .collect(Collectors.joining("; ", compatibility.reference() + " does not fit this process: ", "")));
        this.compatibility = compatibility;
    }

    /** A version that does not fit. */
    public static IncompatibleException of(Compatibility compatibility) {
        return new IncompatibleException(compatibility);
    }

    /** Every difference. Not kept when the exception is serialized; its message is. */
    public Compatibility compatibility() {
        return compatibility;
    }
}
