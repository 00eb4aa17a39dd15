package io.modelregistry.store.jdbc;

/**
 * The schema of a database, and what a library may do with it.
 *
 * @param version 0 for a database without one
 * @param latest the version that the library makes
 * @param readableBy the lowest version whose libraries may read it
 * @param writableBy the lowest version whose libraries may write it
 */
record Schema(int version, int latest, int readableBy, int writableBy) {

    /** Nothing there yet. */
    static final Schema NONE = new Schema(0, 0, 0, 0);

    static Schema of(Migrator.Step last, int latest) {
        return new Schema(last.version(), latest, last.readableBy(), last.writableBy());
    }

    boolean isMissing() {
        return version == 0;
    }

    /** Whether the library would have to migrate it first. */
    boolean isOld() {
        return version < latest;
    }

    boolean isReadable() {
        return latest >= readableBy;
    }

    boolean isWritable() {
        return latest >= writableBy;
    }
}
