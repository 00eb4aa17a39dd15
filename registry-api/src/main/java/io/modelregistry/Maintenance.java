package io.modelregistry;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import java.time.Duration;
import java.util.Optional;

/** What whoever looks after a registry does. Every call may run while others register and serve. */
public interface Maintenance {

    /**
     * Reads every history and compares it with itself and with what is stored. Reports what does not fit; never throws for
     * it.
     */
    AuditReport verifyAudit();

    /** Reads every stored file and compares it with its digest. Reports what is damaged or gone. */
    ArtifactReport verifyArtifacts();

    /** Ends registrations that died, and deletes stored bytes that no version needs. Never touches what one does. */
    @CanIgnoreReturnValue
    GarbageReport collectGarbage();

    /**
     * Deletes versions that are no longer of use, as {@link VersionHandle#delete} does each.
     *
     * @throws InvalidInputException if the policy's filter is none
     */
    Cleanup retention(RetentionPolicy policy);

    /**
     * Lets go of the files of versions that were deleted longer ago than this, for good: their bytes are garbage then. Facts,
     * annotations and history stay.
     */
    Cleanup purge(Duration deletedFor);

    /**
     * Brings a server database's schema up to date; embedded and empty databases were when they were opened.
     *
     * @throws StoreException if the schema is newer than this library
     */
    void migrate();

    /** What the stores are and which durability is in force. */
    StoreStatus status();

    /** What became of an operation, by its key; empty if nothing was begun under it or it was forgotten after 30 days. */
    Optional<Operation> operation(String key);
}
