package io.modelregistry.core.serve;

import io.modelregistry.VersionFiles;
import io.modelregistry.core.cache.CachedVersionFiles;
import io.modelregistry.error.ModelLoadException;
import io.modelregistry.error.RegistryException;
import io.modelregistry.error.StoreException;
import io.modelregistry.serving.ModelLoader;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Calls the application's loader on a thread of its own, so that one that hangs holds nobody up. While one still hangs, no other
 * is begun: each would keep a thread, and perhaps a model, forever.
 */
final class TimedLoader<T> {

    private final ModelLoader<? extends T> loader;
    private final Duration limit;
    private final Closing closing;
    private @Nullable Thread hanging;

    TimedLoader(ModelLoader<? extends T> loader, Duration limit, Closing closing) {
        this.loader = loader;
        this.limit = limit;
        this.closing = closing;
    }

    /** Loads a model. Not for several threads at once. */
    Loaded<T> load(String reference, CachedVersionFiles files) {
        if (hanging != null && hanging.isAlive()) {
            throw ModelLoadException.of(reference, "the loader still hangs in an earlier call", new TimeoutException());
        }
        CompletableFuture<T> result = new CompletableFuture<>();
        Thread thread = new Thread(() -> complete(result, files), "registry-loader " + reference);
        thread.setDaemon(true);
        thread.start();
        try {
            return new Loaded<>(result.get(limit.toNanos(), TimeUnit.NANOSECONDS), closing, files::close);
        } catch (TimeoutException e) {
            throw abandoned(
                    result, thread, ModelLoadException.of(reference, "the loader took longer than " + limit, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw abandoned(
                    result, thread, StoreException.unavailable(reference, "interrupted while it was loaded", e));
        } catch (ExecutionException e) {
            throw failure(reference, e.getCause() == null ? e : e.getCause());
        }
    }

    private void complete(CompletableFuture<T> result, VersionFiles files) {
        try {
            T model = loader.load(files);
            if (!result.complete(model)) {
                closing.close(model);
            }
        } catch (Throwable e) {
            result.completeExceptionally(e);
        }
    }

    private RegistryException abandoned(CompletableFuture<T> result, Thread thread, RegistryException failure) {
        if (result.completeExceptionally(failure)) {
            thread.interrupt();
            hanging = thread;
        } else if (!result.isCompletedExceptionally()) {
            closing.close(result.join());
        }
        return failure;
    }

    private static RegistryException failure(String reference, Throwable thrown) {
        return thrown instanceof RegistryException known
                ? known
                : ModelLoadException.of(reference, "the loader failed: " + thrown, thrown);
    }
}
