package io.modelregistry;

import io.modelregistry.error.ProviderException;
import io.modelregistry.spi.ClientProvider;
import java.util.List;
import java.util.ServiceLoader;

/** Finds the implementation of {@link RegistryClient}, which is in another module. */
final class Clients {

    private Clients() {}

    static RegistryClient.Builder builder() {
        List<ClientProvider> found =
                ServiceLoader.load(ClientProvider.class, ClientProvider.class.getClassLoader()).stream()
                        .map(ServiceLoader.Provider::get)
                        .toList();
        if (found.isEmpty()) {
            throw ProviderException.none("client", List.of(), "add io.modelregistry:registry-core to the class path");
        }
        if (found.size() > 1) {
            throw ProviderException.several(
                    "client",
                    found.stream()
                            .map(provider -> provider.getClass().getName())
                            .toList());
        }
        return found.get(0).builder();
    }
}
