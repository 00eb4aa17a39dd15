package io.modelregistry.system;

import io.modelregistry.spi.ArtifactProvider;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataProvider;
import java.util.ServiceLoader;

/** Opens stores below the client, for tests that wrap them or take single steps. */
final class Providers {

    private Providers() {}

    static Metadata metadata(String address) {
        return ServiceLoader.load(MetadataProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> address.startsWith(provider.scheme() + ":"))
                .findFirst()
                .orElseThrow()
                .open(address);
    }

    static ArtifactStore artifacts(String address) {
        return ServiceLoader.load(ArtifactProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> address.startsWith(provider.scheme() + ":"))
                .findFirst()
                .orElseThrow()
                .open(address);
    }
}
