package io.modelregistry.core.memory;

import io.modelregistry.spi.RegistrySettings;
import io.modelregistry.spi.Revision;

/** What holds for all models. To be used under the {@link Guard} alone. */
final class SettingsTable {

    private RegistrySettings current = new RegistrySettings(0, Revision.NOTHING);

    RegistrySettings current() {
        return current;
    }

    void put(String document) {
        current = new RegistrySettings(current.revision() + 1, document);
    }
}
