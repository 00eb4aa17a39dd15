package io.modelregistry.store.jdbc;

import io.modelregistry.spi.Line;
import io.modelregistry.spi.RegistrySettings;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** One attempt to change what holds for all models, under the lock of the registry's own line. */
final class SettingsTransaction {

    private final Handle handle;
    private final Dialect dialect;
    private final StoreClock clock;
    private final RegistrySettings.Change change;

    SettingsTransaction(Handle handle, Dialect dialect, StoreClock clock, RegistrySettings.Change change) {
        this.handle = handle;
        this.dialect = dialect;
        this.clock = clock;
        this.change = change;
    }

    Ending<Boolean> run() {
        LineRow registry = LineRow.lock(handle, dialect, Line.REGISTRY.name()).orElseThrow();
        if (SettingsRow.read(handle).revision() != change.decidedOn()) {
            return Ending.undo(false);
        }
        SettingsRow.write(handle, change.document());
        EventWriter.append(
                handle, registry, change.event(), registry.timeAfter(clock.now(handle)), OptionalInt.empty());
        return Ending.keep(true);
    }
}
