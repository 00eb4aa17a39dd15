package io.modelregistry.spi;

import java.util.Map;

/**
 * Everything that may change of a version or model, as it is from now on.
 *
 * @param description may be empty
 * @param tags by key
 * @param annotations what else is said, as canonical JSON, kept byte for byte
 * @param lifecycle how far it is in its life
 */
public record Revision(String description, Map<String, String> tags, String annotations, Lifecycle lifecycle) {

    /** The annotations of what nothing is said about. */
    public static final String NOTHING = "{}";

    /** Copies the tags. */
    public Revision {
        tags = Map.copyOf(tags);
    }
}
