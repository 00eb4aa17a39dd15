package io.modelregistry.spi;

import io.modelregistry.RegistryClient;

/** Makes clients. Implemented once, by registry-core, and found by {@link java.util.ServiceLoader}. */
public interface ClientProvider {

    /** A builder without any option set. */
    RegistryClient.Builder builder();
}
