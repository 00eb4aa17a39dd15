package io.modelregistry.core.policy;

import io.modelregistry.core.event.Settings;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.RegistrySettings;

/**
 * What this library knows of events and rules. A change that an older library would not understand raises the level of its
 * model; whoever knows less reads on and writes that model no more.
 */
final class Level {

    /** Models, versions, stages, and what is said of them. */
    static final int FIRST = 1;

    /** What a writer must not pass over: versions that are hidden, and a schema for properties. */
    static final int GUARDED = 2;

    /** Rules that a version must satisfy to enter a stage. */
    static final int RULES = 3;

    private static final int KNOWN = RULES;

    private Level() {}

    /** Refuses to decide on a model that a newer library has written what this one does not know. */
    static void require(ModelRecord model) {
        require("model " + model.name(), model.level());
    }

    /** Refuses to decide by what a newer library has said of all models. */
    static void require(RegistrySettings settings) {
        require("settings for all models", Settings.of(settings).level());
    }

    private static void require(String subject, int level) {
        if (level > KNOWN) {
            throw StoreException.refused(
                    "of " + subject,
                    "a newer version of this library has written what this one does not know (level " + level
                            + ", known is " + KNOWN + "); it can be read, and written after an upgrade",
                    null);
        }
    }
}
