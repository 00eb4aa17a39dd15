package io.modelregistry.spi;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.StoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/**
 * Holds bytes under {@link BlobKey}s. Every implementation must pass {@code ArtifactStoreContract} in registry-testkit.
 *
 * <ul>
 *   <li>It must be safe for many threads, and for many processes that share the place.
 *   <li>{@link #stage} must read each source once and digest the bytes that it will store. What is staged must be invisible to
 *       {@link #open}, {@link #size} and {@link #list}.
 *   <li>{@link Staged#open}, where a store offers it, must give the bytes that were digested, whatever became of the source.
 *   <li>When {@link #put} returns, the bytes must be durable and complete under the key and have the key's digest, whoever put
 *       them. Bytes that were there before must not be replaced. Bytes of another digest must never become visible under a
 *       key.
 *   <li>{@link #open} must fail with {@link IntegrityException} if there is nothing under the key.
 *   <li>{@link #delete} of what is not there must do nothing.
 *   <li>It must work in memory that does not grow with the size of a blob.
 *   <li>Failures must surface as {@link StoreException}; messages and addresses must hold no secret.
 *   <li>After {@link #close()} every other method must throw {@link IllegalStateException}; a second close must do nothing.
 * </ul>
 */
public interface ArtifactStore extends AutoCloseable {

    /** The address, without secrets. */
    String address();

    /**
     * Reads the sources and prepares them to be put.
     *
     * @return one a source, in order; each must be closed, put or not
     * @throws InvalidInputException if a source cannot be read, or changed while it was
     */
    List<Staged> stage(List<BlobSource> sources, TransferListener listener);

    /**
     * Puts staged bytes under keys of their digests, those that are absent.
     *
     * @throws InvalidInputException if a source changed since it was staged; nothing is visible under its key then
     */
    void put(List<Placement> placements, TransferListener listener);

    /** {@code length} bytes of a blob from an offset; close it. */
    InputStream open(BlobKey key, long offset, long length);

    /** The size of what is under a key; empty if nothing is. */
    OptionalLong size(BlobKey key);

    /** Deletes what is under a key, and remains of puts under it that never ended. */
    void delete(BlobKey key);

    /** Every key with bytes under it; close the stream. */
    Stream<BlobKey> list();

    /** Removes what was staged by processes that no longer live. Never touches what a living one staged. */
    void sweep();

    @Override
    void close();

    /** Bytes that were read and digested, and are not visible. */
    interface Staged extends AutoCloseable {

        /** The name of the source. */
        String name();

        /** SHA-256 of the bytes. */
        Digest digest();

        /** How many they are. */
        long size();

        /**
         * The bytes from an offset to the end, if the store keeps a copy of them where reading is cheap; close it. A store that
         * leaves them at their source until they are put has none.
         */
        default Optional<InputStream> open(long offset) throws IOException {
            return Optional.empty();
        }

        /** Lets go of them. What was put stays. */
        @Override
        void close();
    }

    /**
     * Which staged bytes go where.
     *
     * @param staged from this store's {@link #stage}
     * @param key its digest and an incarnation
     */
    record Placement(Staged staged, BlobKey key) {}
}
