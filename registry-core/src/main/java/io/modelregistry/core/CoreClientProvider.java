package io.modelregistry.core;

import io.modelregistry.RegistryClient;
import io.modelregistry.spi.ClientProvider;

/** Found by ServiceLoader when an application opens a registry. */
public final class CoreClientProvider implements ClientProvider {
    @Override
    public RegistryClient.Builder builder() {
        return new CoreClientBuilder();
    }
}
