package io.modelregistry.store.jdbc;

import org.jdbi.v3.core.Handle;

/** What an operation holds for itself while it is under way. */
final class Pins {

    private static final String DROP_PINS = "delete from pin where operation_id = :operation";
    private static final String DROP_RESERVATION = "delete from reservation where operation_id = :operation";

    private Pins() {}

    /** Lets go of the blobs and the semantic version of an operation whose row is locked. */
    static void drop(Handle handle, long operation) {
        handle.createUpdate(DROP_PINS).bind("operation", operation).execute();
        handle.createUpdate(DROP_RESERVATION).bind("operation", operation).execute();
    }
}
