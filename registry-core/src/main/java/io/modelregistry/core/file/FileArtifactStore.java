package io.modelregistry.core.file;

import io.modelregistry.Digest;
import io.modelregistry.TransferListener;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.StoreException;
import io.modelregistry.internal.Parallel;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobSource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Blobs in {@code blobs/} and staged copies in {@code staging/} of one directory. Both must be on one file system.
 *
 * <p>A copy is digested while it is written, put on disk, made read-only and then linked under its key. So there are all bytes
 * under a key or none, also after a crash. On a file system without hard links a second copy is renamed, if nothing has the
 * name; two who put one blob at the same moment may then replace it by the same bytes.
 */
final class FileArtifactStore implements ArtifactStore {

    /** These wait for the disk, not the processor. */
    private static final int PUTS_AT_ONCE = 16;

    private final Path root;
    private final String address;
    private final Failures failures;
    private final Copier copier = new Copier();
    private final BlobDirectory blobs;
    private @Nullable StagingDirectory staging;
    private boolean closed;

    private FileArtifactStore(Path root, Linking linking) {
        this.root = root;
        this.address = root.toUri().toString();
        this.failures = new Failures(address, root);
        this.blobs = new BlobDirectory(root.resolve("blobs"), linking, copier);
    }

    /** Opens the store in a directory, which is created if need be. Writes nothing where there is a store already. */
    static FileArtifactStore open(Path directory) {
        return open(directory, Linking.HARD);
    }

    static FileArtifactStore open(Path directory, Linking linking) {
        try {
            Directories.create(directory);
            FileArtifactStore store = new FileArtifactStore(directory.toRealPath(), linking);
            store.blobs.create();
            return store;
        } catch (IOException e) {
            throw new Failures(directory.toUri().toString(), directory).of("it cannot be opened", e);
        }
    }

    @Override
    public String address() {
        requireOpen();
        return address;
    }

    @Override
    public List<Staged> stage(List<BlobSource> sources, TransferListener listener) {
        StagingDirectory directory = staging();
        Queue<Path> paths = new ConcurrentLinkedQueue<>();
        try {
            return inParallel(Runtime.getRuntime().availableProcessors(), sources, source -> {
                Path path = directory.newFile();
                paths.add(path);
                return copy(source, path, listener);
            });
        } catch (RuntimeException | Error e) {
            paths.forEach(StagedFile::delete);
            throw e;
        }
    }

    private Staged copy(BlobSource source, Path path, TransferListener listener) {
        return failures.translating("a file cannot be staged", () -> {
            Digest digest = copier.copy(source, path, listener);
            return new StagedFile(source.name(), digest, source.size(), path);
        });
    }

    @Override
    public void put(List<Placement> placements, TransferListener listener) {
        requireOpen();
        Map<BlobKey, StagedFile> files = new LinkedHashMap<>();
        placements.forEach(placement -> files.putIfAbsent(placement.key(), staged(placement)));
        inParallel(PUTS_AT_ONCE, files.entrySet(), entry -> put(entry.getKey(), entry.getValue(), listener));
        inParallel(PUTS_AT_ONCE, blobs.directoriesOf(files.keySet()), this::sync);
    }

    private static StagedFile staged(Placement placement) {
        if (placement.staged() instanceof StagedFile file
                && file.digest().equals(placement.key().digest())) {
            return file;
        }
        throw new IllegalArgumentException("Not staged by this store, or not with the digest of " + placement.key());
    }

    private BlobKey put(BlobKey key, StagedFile file, TransferListener listener) {
        return failures.translating("blob " + key + " cannot be put", () -> {
            blobs.put(file.path(), file.size(), key);
            listener.transferred(file.name(), file.size(), file.size());
            return key;
        });
    }

    private Path sync(Path directory) {
        return failures.translating("a directory cannot be put on disk", () -> {
            Directories.sync(directory);
            return directory;
        });
    }

    @Override
    public InputStream open(BlobKey key, long offset, long length) {
        requireOpen();
        return failures.translating("blob " + key + " cannot be opened", () -> {
            FileChannel channel = blobs.open(key)
                    .orElseThrow(() -> IntegrityException.of("blob " + key, "nothing is stored under " + key.path()));
            return BlobInputStream.of(key, channel, failures, offset, length);
        });
    }

    @Override
    public OptionalLong size(BlobKey key) {
        requireOpen();
        return failures.translating("blob " + key + " cannot be looked up", () -> blobs.size(key));
    }

    @Override
    public void delete(BlobKey key) {
        requireOpen();
        failures.translating("blob " + key + " cannot be deleted", () -> blobs.delete(key));
    }

    @Override
    public Stream<BlobKey> list() {
        requireOpen();
        String failed = "its blobs cannot be listed";
        return failures.translating(failed, blobs::fans).stream()
                .flatMap(fan -> failures.translating(failed, () -> blobs.blobs(fan)).stream());
    }

    @Override
    public void sweep() {
        requireOpen();
        failures.translating("what dead processes staged cannot be removed", () -> {
            StagingDirectory.sweep(root.resolve("staging"));
            return root;
        });
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (staging != null) {
            staging.close();
            staging = null;
        }
    }

    /** Made by the first who stages, since a store that is only read needs no permission to write. */
    private synchronized StagingDirectory staging() {
        requireOpen();
        if (staging == null) {
            staging = failures.translating(
                    "nothing can be staged", () -> StagingDirectory.create(root.resolve("staging")));
        }
        return staging;
    }

    private synchronized void requireOpen() {
        if (closed) {
            throw new IllegalStateException("The store at " + address + " is closed");
        }
    }

    private <T, R> List<R> inParallel(int width, Collection<T> items, Function<T, R> task) {
        try {
            return Parallel.map(width, items, task);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreException.unavailable(address, "the thread was interrupted", e);
        }
    }

    @Override
    public String toString() {
        return address;
    }
}
