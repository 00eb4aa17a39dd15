package io.modelregistry.core.cache;

import io.modelregistry.error.StoreException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A directory of verified local copies, shared by any number of threads, clients and processes. A file is fetched once,
 * whoever asks for it and however many versions have it. The directory may be deleted as a whole; then paths that were
 * handed out are gone, and files are fetched again. With a limit, what was not used for longest is evicted, but nothing that a
 * process uses: what it was handed a path of, until it ends, or until {@link CachedVersionFiles#close}.
 *
 * <ul>
 *   <li>{@code blobs/} holds each file once, read-only, under its digest.
 *   <li>{@code versions/} holds a read-only directory for each list of files, with hard links to blobs under relative names.
 *   <li>{@code verified/} remembers what each file was when it was compared with its digest.
 *   <li>{@code used/} remembers when each version was last used.
 *   <li>{@code staging/} holds what is not whole yet.
 * </ul>
 */
public final class LocalCache implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LocalCache.class);

    private final Path directory;
    private final CacheSettings settings;
    private @Nullable CacheDirectory opened;
    private boolean isClosed;

    LocalCache(Path directory, CacheSettings settings) {
        this.directory = directory.toAbsolutePath().normalize();
        this.settings = settings;
    }

    /**
     * A cache in a directory. Nothing is read or created before the first file is asked for: many clients never ask for one,
     * and some run where nothing can be written.
     */
    public static LocalCache open(Path directory) {
        return new LocalCache(directory, CacheSettings.USUAL);
    }

    /** As {@link #open(Path)}, with as many bytes in it as that when nothing is in use. */
    public static LocalCache open(Path directory, long limit) {
        return new LocalCache(directory, CacheSettings.USUAL.limit(limit));
    }

    /** Where it is. */
    public Path directory() {
        return directory;
    }

    /**
     * Does something with the directory.
     *
     * @throws StoreException if the directory cannot be used, or the thread is interrupted, which it then still is
     */
    <T> T use(Use<T> use) {
        try {
            CacheDirectory cache = opened();
            T result = inside(cache, use);
            evict(cache);
            return result;
        } catch (IOException e) {
            throw unusable(directory, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StoreException.unavailable(directory.toString(), "interrupted while files were fetched", e);
        }
    }

    private <T> T inside(CacheDirectory cache, Use<T> use) throws IOException, InterruptedException {
        UseLocks.Use entered = cache.uses().enter(settings.patience());
        try {
            return use.apply(cache);
        } finally {
            entered.release();
        }
    }

    /** After something was fetched. That it does not work is no failure of whoever fetched. */
    private void evict(CacheDirectory cache) {
        if (settings.isLimited() && cache.staging().takeGrowth()) {
            try {
                if (!new Eviction(cache, settings.limit(), settings.patience()).run()) {
                    cache.staging().giveBackGrowth();
                }
            } catch (IOException e) {
                LOG.warn("The local cache in {} cannot be kept within its limit", directory, e);
            }
        }
    }

    /** Something is no longer in use, and may be in the way of the limit. */
    synchronized void released() {
        if (opened != null) {
            opened.staging().giveBackGrowth();
        }
    }

    private synchronized CacheDirectory opened() throws IOException {
        if (isClosed) {
            throw new IllegalStateException("The local cache in " + directory + " is closed");
        }
        if (opened == null) {
            opened = CacheDirectory.open(directory, settings);
        }
        return opened;
    }

    /** What says that files cannot be written somewhere. */
    static StoreException unusable(Path where, IOException e) {
        String cause = e instanceof AccessDeniedException
                ? "permission denied: " + e.getMessage()
                : String.valueOf(e.getMessage());
        return StoreException.refused(where.toString(), "files cannot be kept there: " + cause, e);
    }

    /** Lets go of the directory. What is in it stays. A second call does nothing. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (opened != null) {
            try {
                opened.close();
            } catch (IOException e) {
                throw unusable(directory, e);
            }
        }
    }

    @Override
    public String toString() {
        return "local cache in " + directory;
    }

    /** What is done with the directory. */
    @FunctionalInterface
    interface Use<T> {
        T apply(CacheDirectory cache) throws IOException, InterruptedException;
    }
}
