package io.modelregistry.core.policy;

import io.modelregistry.error.StoreException;
import io.modelregistry.spi.ModelRecord;

/**
 * What this library knows of events and rules. A change that an older library would not understand raises the level of its
 * model; whoever knows less reads on and writes that model no more.
 */
final class Level {

    /** Models, versions, stages, and what is said of them. */
    static final int FIRST = 1;

    /** What a writer must not pass over: versions that are hidden, and a schema for properties. */
    static final int GUARDED = 2;

    private static final int KNOWN = GUARDED;

    private Level() {}

    /** Refuses to decide on a model that a newer library has written what this one does not know. */
    static void require(ModelRecord model) {
        if (model.level() > KNOWN) {
            throw StoreException.refused(
                    "of model " + model.name(),
                    "a newer version of this library has written what this one does not know (level " + model.level()
                            + ", known is " + KNOWN + "); it can be read, and written after an upgrade",
                    null);
        }
    }
}
