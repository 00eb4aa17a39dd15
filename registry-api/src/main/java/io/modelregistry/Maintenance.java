package io.modelregistry;

import io.modelregistry.error.StoreException;
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
