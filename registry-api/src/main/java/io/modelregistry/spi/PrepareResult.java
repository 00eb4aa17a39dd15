package io.modelregistry.spi;

import java.util.List;

/** What became of a preparation. */
public sealed interface PrepareResult {

    /**
     * The operation is PREPARED and these blobs are pinned to it.
     *
     * @param blobs one a digest, sorted by digest
     */
    record Prepared(List<BlobRecord> blobs) implements PrepareResult {

        /** Copies the list. */
        public Prepared {
            blobs = List.copyOf(blobs);
        }
    }

    /**
     * The operation was done before.
     *
     * @param receipt what it got then
     */
    record Done(Receipt receipt) implements PrepareResult {}

    /** Nothing changed: the operation's key was used with another fingerprint. */
    record KeyReused() implements PrepareResult {}

    /** Nothing changed: a version has this semantic version, or another registration under way has reserved it. */
    record SemanticVersionTaken() implements PrepareResult {}
}
