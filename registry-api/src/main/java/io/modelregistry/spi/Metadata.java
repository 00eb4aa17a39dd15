package io.modelregistry.spi;

import io.modelregistry.ModelName;
import io.modelregistry.error.StoreException;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * An opened database. Every implementation must pass {@code MetadataContract} in registry-testkit.
 *
 * <ul>
 *   <li>It must be safe for many threads, and for many processes if the database is.
 *   <li>A change that returned must be seen by every later read, through whichever connection or process.
 *   <li>A change that returned must outlive a crash as {@link #durability()} says.
 *   <li>Failures must surface as {@link StoreException}; messages and addresses must hold no secret.
 *   <li>After {@link #close()} every other method must throw {@link IllegalStateException}; a second close must do nothing.
 * </ul>
 */
public interface Metadata extends AutoCloseable {

    /** Models, versions, stages and events. */
    MetadataStore store();

    /** Who serves what. */
    ConsumerStore consumers();

    /** Registrations under way, and the keys of changes that happened. */
    OperationLog operations();

    /** Which bytes are stored, and for whom. */
    BlobIndex blobs();

    /** What served models answered. */
    PredictionStore predictions();

    /** The address, without secrets. */
    String address();

    /** The database and its version: {@code SQLite 3.54.1}. */
    String product();

    /** The version of the schema in use; 1 for a store without one. */
    int schema();

    /** What an acknowledged change survives, in a clause: {@code power failure (WAL, synchronous=FULL)}. */
    String durability();

    /** 32 random bytes drawn when the registry was created, the same for every client: authenticates page tokens. */
    byte[] secret();

    /** The clock that times of events and leases are taken from. */
    Instant now();

    /**
     * Calls back, on a thread of the store, soon after a model was changed by whichever client, where the database can tell.
     * What changes while a link is broken may go untold, and most databases never tell: who must know asks as well.
     *
     * @param changed must return soon
     */
    default ChangeListening listen(Consumer<ModelName> changed) {
        return ChangeListening.NONE;
    }

    /**
     * Brings the schema up to date. Of several processes that do so at once, all must succeed.
     *
     * @throws StoreException if the schema is newer than this library
     */
    void migrate();

    @Override
    void close();
}
