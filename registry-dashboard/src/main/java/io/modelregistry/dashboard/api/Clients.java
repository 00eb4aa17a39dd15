package io.modelregistry.dashboard.api;

import io.modelregistry.RegistryClient;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where the registry is reached.
 *
 * @param reading reads for everybody
 * @param acting opens a client for an actor; if empty, everything is done by {@code reading}
 */
public record Clients(RegistryClient reading, Optional<Function<String, RegistryClient>> acting) {

    <T> T as(String actor, Function<RegistryClient, T> change) {
        if (acting.isEmpty()) {
            return change.apply(reading);
        }
        try (RegistryClient client = acting.get().apply(actor)) {
            return change.apply(client);
        }
    }
}
