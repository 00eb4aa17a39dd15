package io.modelregistry.core.memory;

import io.modelregistry.ModelName;
import io.modelregistry.spi.RegistrySettings;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Everything that a registry in memory holds. To be used under the {@link Guard} alone. */
record Tables(
        ModelTable models,
        VersionTable versions,
        EventTable events,
        OperationTable operations,
        BlobTable blobs,
        SettingsTable settingsTable,
        Ticker ticker) {

    static Tables empty(Ticker ticker) {
        BlobTable blobs = new BlobTable();
        return new Tables(
                new ModelTable(),
                new VersionTable(),
                new EventTable(),
                new OperationTable(blobs),
                blobs,
                new SettingsTable(),
                ticker);
    }

    /** What holds for all models. */
    RegistrySettings settings() {
        return settingsTable.current();
    }

    Instant now() {
        return ticker.now();
    }

    /** The versions of a model, by rising number. */
    Collection<VersionRow> versionsOf(ModelName model) {
        return models.find(model).map(row -> versions.of(row.id())).orElse(List.of());
    }
}
