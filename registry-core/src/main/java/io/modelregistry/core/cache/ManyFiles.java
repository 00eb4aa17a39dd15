package io.modelregistry.core.cache;

import io.modelregistry.internal.Parallel;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Collection;

/** Does the same to many files at once, because a remote store answers each request late and all of them at once. */
final class ManyFiles {

    private static final int THREADS = 8;

    private ManyFiles() {}

    /** Does something to each item. After the first failure nothing more is begun; when this returns, nothing still runs. */
    static <T> void forEach(Collection<T> items, Action<T> action) throws IOException, InterruptedException {
        if (items.size() == 1) {
            action.accept(items.iterator().next());
            return;
        }
        try {
            Parallel.map(THREADS, items, item -> apply(action, item));
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** A thread of the pool is interrupted only after another has failed, and that failure is the one thrown. */
    private static <T> T apply(Action<T> action, T item) {
        try {
            action.accept(item);
            return item;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new InterruptedIOException("stopped after another file failed"));
        }
    }

    /** What is done to an item. */
    @FunctionalInterface
    interface Action<T> {
        void accept(T item) throws IOException, InterruptedException;
    }
}
