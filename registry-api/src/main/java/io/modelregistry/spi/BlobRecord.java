package io.modelregistry.spi;

/**
 * A blob as stored.
 *
 * @param id the store's key
 * @param key digest and incarnation
 * @param size bytes
 * @param state whether its bytes can be relied on
 * @param generation rises with every pin
 */
public record BlobRecord(long id, BlobKey key, long size, State state, long generation) {

    /** Whether the bytes of a blob can be relied on. */
    public enum State {
        /** A row and pins only; bytes may be missing or half there. */
        PENDING,
        /** The bytes are in the artifact store, verified. */
        PRESENT,
        /** Being deleted; never taken up again. */
        DELETING
    }
}
