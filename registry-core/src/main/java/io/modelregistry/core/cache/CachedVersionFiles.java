package io.modelregistry.core.cache;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.VersionFiles;
import io.modelregistry.spi.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The files of one version, fetched into a {@link LocalCache} when they are asked for. Safe for many threads. A version is not
 * evicted from when a path was handed out until the process ends, or until {@link #close}.
 */
public final class CachedVersionFiles implements VersionFiles, AutoCloseable {

    private final String reference;
    private final Digest digest;
    private final Supplier<List<StoredFile>> stored;
    private final FileSource source;
    private final Origin origin;
    private @Nullable FileList list;
    private UseLocks.@Nullable Use use;

    /**
     * The files of a version.
     *
     * @param reference the version: {@code churn:7}
     * @param digest its digest, which the files must have
     * @param stored reads where its files are; asked once, when it is first needed
     * @param source where the bytes come from
     */
    public CachedVersionFiles(String reference, Digest digest, Supplier<List<StoredFile>> stored, FileSource source) {
        this.reference = reference;
        this.digest = digest;
        this.stored = stored;
        this.source = source;
        this.origin = new Origin(reference, source.store(), source.listener());
    }

    @Override
    public List<ModelFile> list() {
        return files().registered();
    }

    @Override
    public Path path(String name) {
        StoredFile file = files().require(name);
        return source.cache().use(cache -> {
            keep(cache);
            VersionDirectory directory = new VersionDirectory(cache, digest);
            directory.require(List.of(file), origin, source.verification());
            return directory.path(file);
        });
    }

    @Override
    public Path directory() {
        FileList files = files();
        return source.cache().use(cache -> {
            keep(cache);
            return new VersionDirectory(cache, digest).require(files.all(), origin, source.verification());
        });
    }

    @Override
    public InputStream open(String name) {
        StoredFile file = files().require(name);
        return source.cache()
                .use(cache -> Files.newInputStream(cache.blobs().require(file, origin, source.verification())));
    }

    @Override
    public Path copyTo(Path directory) {
        FileList files = files();
        DirectoryCopy copy = DirectoryCopy.to(directory);
        return source.cache().use(cache -> {
            // All before any is copied, so that what is damaged in the store shows before anything is written.
            ManyFiles.forEach(files.all(), file -> cache.blobs().require(file, origin, source.verification()));
            return copy.write(files.all(), (file, path) -> cache.blobs().copy(file, path, origin));
        });
    }

    private synchronized void keep(CacheDirectory cache) throws IOException, InterruptedException {
        if (use == null) {
            use = cache.uses().keep(digest, cache.settings().patience());
        }
        Recency.touch(cache.used(digest));
    }

    /**
     * Lets the version be evicted when something is next asked of the cache, once nobody else uses it. Files may still be asked
     * for, and then are kept again.
     */
    @Override
    public synchronized void close() {
        if (use != null) {
            use.release();
            use = null;
            source.cache().released();
        }
    }

    private synchronized FileList files() {
        if (list == null) {
            list = FileList.of(reference, digest, stored.get());
        }
        return list;
    }

    /** Does not read the list, which may be in a database far away. */
    @Override
    public String toString() {
        return "files of " + reference;
    }
}
