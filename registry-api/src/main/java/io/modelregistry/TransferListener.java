package io.modelregistry;

/** Hears how far a transfer of files is. Called from several threads, in no order among files; should return quickly. */
@FunctionalInterface
public interface TransferListener {

    /** Hears nothing. */
    TransferListener NONE = (file, done, size) -> {};

    /**
     * Some bytes of a file were transferred.
     *
     * @param file its relative name
     * @param done bytes so far, equal to {@code size} when it is complete
     * @param size bytes in all
     */
    void transferred(String file, long done, long size);
}
