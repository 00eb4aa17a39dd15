package io.modelregistry.store.jdbc;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;

/**
 * Calls the database on threads of its own, which nobody can interrupt: an interrupt during a read or write closes the file of
 * an H2 database for everybody in the process. The thread that asks waits to the end, and stays interrupted if it was.
 */
final class ShieldedRunner implements Runner {

    private static final ThreadFactory THREADS = task -> {
        Thread thread = new Thread(task, "modelregistry-database");
        thread.setDaemon(true);
        return thread;
    };

    /** As many as there are callers, so that readers never wait behind writers that wait for each other. */
    private final ExecutorService executor = Executors.newCachedThreadPool(THREADS);

    @Override
    public <T> T run(Supplier<T> call) {
        Future<T> future = executor.submit(call::get);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                } catch (ExecutionException e) {
                    throw rethrown(e);
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException rethrown(ExecutionException e) {
        if (e.getCause() instanceof Error error) {
            throw error;
        }
        return e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e);
    }

    @Override
    public void close() {
        executor.shutdown();
    }
}
