package io.modelregistry.core.memory;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.Addresses;

/** The one address of stores in memory. */
final class MemoryAddress {

    static final String SCHEME = "memory";
    static final String ADDRESS = SCHEME + ":";

    private MemoryAddress() {}

    /** Refuses everything but {@code memory:}, which has no name, since two stores in memory are never the same. */
    static void check(String what, String address) {
        if (!address.equals(ADDRESS)) {
            throw InvalidInputException.of(what, Addresses.withoutSecrets(address), ADDRESS);
        }
    }
}
