package io.modelregistry.core.audit;

import io.modelregistry.core.event.Settings;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.RegistrySettings;
import java.util.Optional;

/**
 * Compares what is stored of all models with the registry's own line. Each change is one event, so the sum of as many events
 * as there were changes is what must be stored.
 */
final class StoredSettings {

    private final MetadataStore store;
    private final RegistrySettings stored;
    private Settings told = Settings.NONE;
    private long changes;

    /** They are read first: changes that are made meanwhile come after them. */
    StoredSettings(MetadataStore store) {
        this.store = store;
        this.stored = store.settings();
    }

    /** Adds one event of the line, in order. */
    void add(EventRecord event) {
        if (Settings.isToldBy(event)) {
            changes++;
            told = changes <= stored.revision() ? told.after(event) : told;
        }
    }

    /** What does not fit, when the whole line was added. */
    Optional<String> verify() {
        boolean isComplete = changes == stored.revision() || (changes > stored.revision() && wasChangedSince());
        return isComplete && Settings.of(stored).equals(told)
                ? Optional.empty()
                : Optional.of("what holds for all models is not what it tells");
    }

    private boolean wasChangedSince() {
        return store.settings().revision() != stored.revision();
    }
}
