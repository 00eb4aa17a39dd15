package io.modelregistry.spi;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import javax.sql.DataSource;

/**
 * Opens one kind of database. Found by {@link java.util.ServiceLoader}; its constructor must do no work, and its presence on
 * the class path must change nothing.
 */
public interface MetadataProvider {

    /** The scheme of the addresses it opens, in lower-case letters and digits: {@code jdbc}. Never changes. */
    String scheme();

    /**
     * Opens the database at an address, creating and migrating what is embedded or empty. What it returns must be fully
     * usable.
     *
     * @throws InvalidInputException if the address is malformed or asks for what is not allowed, before any connection
     * @throws StoreException if the database cannot be reached or used
     */
    Metadata open(String address);

    /**
     * Opens a database connected by the caller, which {@link Metadata#close()} must leave open.
     *
     * @throws InvalidInputException if this kind of store is not reached through a data source
     */
    default Metadata open(DataSource dataSource) {
        throw InvalidInputException.of("metadata store", scheme(), "an address; it has no data source");
    }
}
