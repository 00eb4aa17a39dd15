package io.modelregistry.spi;

import io.modelregistry.ModelName;
import io.modelregistry.Operation;
import java.time.Duration;
import java.util.Optional;

/**
 * Registrations under way and keys of changes that happened. Leases count by {@link Metadata#now()}; a process may stop for
 * any time between any two calls.
 *
 * <ul>
 *   <li>{@link #prepare} must, all or nothing: record the operation as PREPARED with a lease, reserve the semantic version for
 *       it, and for each digest pin a blob to it that is not DELETING, raising the blob's generation, or insert the next
 *       incarnation as PENDING with generation 1.
 *   <li>Preparing again under the same key and fingerprint must renew the lease, keep the pins that are there, and revive an
 *       ABANDONED operation.
 *   <li>A pinned blob must not become DELETING.
 *   <li>A semantic version must be reserved for, or belong to, one operation or version at most. A reservation whose
 *       operation's lease ran out must not stand in the way.
 *   <li>{@link #fence} must abandon what is PREPARED and whose lease ran out, and drop its pins and its reservation. From then
 *       on a commit of that operation must answer {@link CommitResult.Abandoned}.
 *   <li>A done operation must be kept, and found, at least as long as {@link #forget} is told.
 * </ul>
 */
public interface OperationLog {

    /** Begins a registration, or takes it up again. */
    PrepareResult prepare(Preparation preparation);

    /** Moves the end of the lease to this long from now. Returns whether the operation is still PREPARED. */
    boolean renew(OperationId operation, Duration lease);

    /** What is known under a key. */
    Optional<OperationRecord> find(String key);

    /** Abandons operations whose lease ran out; returns how many. */
    int fence();

    /** Forgets operations that were done or abandoned longer ago than this; returns how many. */
    int forget(Duration age);

    /** Abandons a PREPARED operation that failed before anything was committed, without waiting for its lease to run out. */
    void release(OperationId operation);

    /**
     * An operation as stored.
     *
     * @param id its key and fingerprint
     * @param model which model it changes
     * @param state how far it is
     * @param receipt what its commit got, once it is done
     */
    record OperationRecord(OperationId id, ModelName model, Operation.State state, Optional<Receipt> receipt) {}
}
