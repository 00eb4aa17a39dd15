package io.modelregistry.spi;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;

/**
 * Opens one kind of place for files. Found by {@link java.util.ServiceLoader}; its constructor must do no work, and its
 * presence on the class path must change nothing.
 */
public interface ArtifactProvider {

    /** The scheme of the addresses it opens, in lower-case letters and digits: {@code s3}. Never changes. */
    String scheme();

    /**
     * Opens the place at an address and checks that it can be used.
     *
     * @throws InvalidInputException if the address is malformed or asks for what is not allowed, before any contact
     * @throws StoreException if the place cannot be reached or used
     */
    ArtifactStore open(String address);
}
