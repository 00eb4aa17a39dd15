package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.StoreException;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.function.Supplier;

/**
 * Where the bytes of one version's files come from, and whom to name if they are not the ones registered.
 *
 * @param reference the version: {@code churn:7}
 * @param store holds the bytes
 * @param listener hears what is fetched
 */
record Origin(String reference, Supplier<ArtifactStore> store, TransferListener listener) {

    static final int BUFFER_BYTES = 64 * 1024;

    /**
     * Writes a file's bytes into a new local file.
     *
     * @throws IntegrityException if the store has none, or others
     * @throws IOException if the local file cannot be written
     */
    void fetch(StoredFile file, Path target) throws IOException {
        MessageDigest digest = Digest.sha256();
        try (OutputStream out = Files.newOutputStream(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                StoreInput in = open(file)) {
            copy(in, out, digest, file);
        }
        Digest found = Digest.finish(digest);
        if (!found.equals(file.file().digest())) {
            throw damaged(file, "the store has " + found);
        }
    }

    private void copy(StoreInput in, OutputStream out, MessageDigest digest, StoredFile file) throws IOException {
        String name = file.file().name();
        long size = file.file().size();
        byte[] buffer = new byte[BUFFER_BYTES];
        long done = 0;
        for (int read = in.read(buffer); read >= 0 && done <= size; read = in.read(buffer)) {
            digest.update(buffer, 0, read);
            out.write(buffer, 0, read);
            done += read;
            listener.transferred(name, Math.min(done, size), size);
        }
        if (done != size) {
            throw damaged(file, "the store has " + (done < size ? "only " + done : "more than " + size) + " bytes");
        }
        if (size == 0) {
            listener.transferred(name, 0, 0);
        }
    }

    private StoreInput open(StoredFile file) {
        try {
            ArtifactStore opened = store.get();
            return new StoreInput(
                    file,
                    opened.address(),
                    opened.open(file.blob(), 0, file.file().size()));
        } catch (IntegrityException e) {
            throw damaged(file, "the store says: " + e.getMessage());
        }
    }

    /** What says that a file's bytes are not the ones registered. */
    IntegrityException damaged(StoredFile file, String finding) {
        return IntegrityException.of(
                file.file().name() + " of " + reference,
                "registered were " + file.file().digest() + ", " + finding);
    }

    /** Tells failures of the store from those of the local disk. */
    private final class StoreInput implements AutoCloseable {

        private final StoredFile file;
        private final String address;
        private final InputStream in;

        StoreInput(StoredFile file, String address, InputStream in) {
            this.file = file;
            this.address = address;
            this.in = in;
        }

        int read(byte[] buffer) {
            try {
                return in.read(buffer);
            } catch (IntegrityException e) {
                throw damaged(file, "the store says: " + e.getMessage());
            } catch (IOException e) {
                throw StoreException.unavailable(address, "reading " + file.blob() + " broke off", e);
            }
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                // Nothing more is wanted: what was read is compared with the digest, whatever became of the rest.
            }
        }
    }
}
