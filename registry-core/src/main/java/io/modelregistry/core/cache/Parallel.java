package io.modelregistry.core.cache;

import java.io.IOException;
import java.util.Collection;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Does the same to many files at once, because a remote store answers each request late and all of them at once. */
final class Parallel {

    private static final int THREADS = 8;

    private Parallel() {}

    /** Does something to each item. After the first failure nothing more is begun; when this returns, nothing still runs. */
    static <T> void forEach(Collection<T> items, Action<T> action) throws IOException, InterruptedException {
        if (items.size() < 2) {
            for (T item : items) {
                action.accept(item);
            }
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, items.size()), Parallel::thread);
        try {
            run(items, action, threads);
        } finally {
            threads.shutdownNow();
            awaitEnd(threads);
        }
    }

    private static <T> void run(Collection<T> items, Action<T> action, ExecutorService threads)
            throws IOException, InterruptedException {
        CompletionService<Void> done = new ExecutorCompletionService<>(threads);
        for (T item : items) {
            done.submit(() -> {
                action.accept(item);
                return null;
            });
        }
        for (int i = 0; i < items.size(); i++) {
            try {
                done.take().get();
            } catch (ExecutionException e) {
                throw failure(e);
            }
        }
    }

    private static IOException failure(ExecutionException e) {
        Throwable cause = e.getCause();
        if (cause instanceof RuntimeException exception) {
            throw exception;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof IOException exception ? exception : new IOException(e);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "model-registry-files");
        thread.setDaemon(true);
        return thread;
    }

    /** Waits even when interrupted: a caller who was told of a failure may delete the directory that is being written. */
    private static void awaitEnd(ExecutorService threads) {
        boolean isInterrupted = Thread.interrupted();
        while (!threads.isTerminated()) {
            try {
                isInterrupted |= threads.awaitTermination(1, TimeUnit.DAYS) && Thread.interrupted();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** What is done to an item. */
    @FunctionalInterface
    interface Action<T> {
        void accept(T item) throws IOException, InterruptedException;
    }
}
