package io.modelregistry.spi;

import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import java.util.List;

/**
 * Opens one kind of place where files are already, so that they can be registered from there. Found by {@link
 * java.util.ServiceLoader}; its constructor must do no work, and its presence on the class path must change nothing.
 */
public interface FilesProvider {

    /** The scheme of the locations it opens, in lower-case letters and digits: {@code s3}. Never changes. */
    String scheme();

    /**
     * What is at a location, before any contact.
     *
     * @throws InvalidInputException if the location is malformed or asks for what is not allowed
     */
    Files at(String location);

    /**
     * The files at a location. Holds no connection before it is listed, nor after it is closed; it may be listed again then. Not
     * for several threads.
     */
    interface Files extends AutoCloseable {

        /**
         * Every file, under its name relative to the location; a location that is one file has that file. At most {@code limit}.
         * The sources may be opened until this is closed.
         *
         * @throws StoreException if the place cannot be reached or read
         */
        List<BlobSource> list(int limit);

        @Override
        void close();
    }
}
