package io.modelregistry.error;

import java.util.List;

/** No provider opens an address, several do, or one is broken. */
public final class ProviderException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String scheme;
    private final List<String> found;

    private ProviderException(String message, String scheme, List<String> found) {
        super(message);
        this.scheme = scheme;
        this.found = List.copyOf(found);
    }

    /**
     * No provider opens this scheme.
     *
     * @param scheme the scheme asked for
     * @param found the schemes that are on the class path
     * @param advice the module to add and providers that failed to load, as a clause
     */
    public static ProviderException none(String scheme, List<String> found, String advice) {
        String message = "No provider opens " + Quoting.quote(scheme + ":") + "; found are " + found + "; " + advice;
        return new ProviderException(message, scheme, found);
    }

    /** Several classes open this scheme; only one may be on the class path. */
    public static ProviderException several(String scheme, List<String> classes) {
        String message = "Several providers open " + Quoting.quote(scheme + ":") + ": " + String.join(", ", classes);
        return new ProviderException(message, scheme, classes);
    }

    /** The scheme asked for. */
    public String scheme() {
        return scheme;
    }

    /** The schemes, or for several providers the classes, that were found. */
    public List<String> found() {
        return found;
    }
}
