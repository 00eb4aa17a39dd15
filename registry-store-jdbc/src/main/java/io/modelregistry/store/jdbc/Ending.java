package io.modelregistry.store.jdbc;

/**
 * How a transaction ends.
 *
 * @param value its result
 * @param kept whether what it changed is kept
 */
record Ending<T>(T value, boolean kept) {

    /** Commit, and return this. */
    static <T> Ending<T> keep(T value) {
        return new Ending<>(value, true);
    }

    /** Take back whatever was changed, and return this. */
    static <T> Ending<T> undo(T value) {
        return new Ending<>(value, false);
    }
}
