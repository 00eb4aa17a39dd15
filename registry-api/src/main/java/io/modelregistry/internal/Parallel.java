package io.modelregistry.internal;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Does one thing to many items, several at a time. */
public final class Parallel {

    private Parallel() {}

    /**
     * Applies a task to every item, on at most {@code width} threads that live as long as the call. After the first failure
     * nothing more is begun, what runs is interrupted, and the failure is thrown once everything has stopped.
     *
     * @return the results, in the order of the items
     */
    public static <T, R> List<R> map(int width, Collection<T> items, Function<? super T, ? extends R> task)
            throws InterruptedException {
        if (width == 1 || items.size() <= 1) {
            return items.stream().<R>map(task).toList();
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(width, items.size()), Parallel::daemon);
        AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
        List<Step<R>> steps = items.stream()
                .map(item -> new Step<R>(() -> task.apply(item), threads, failure))
                .toList();
        run(steps, threads);
        rethrow(failure.get());
        return steps.stream().map(Step::result).toList();
    }

    private static <R> void run(List<Step<R>> steps, ExecutorService threads) throws InterruptedException {
        try {
            for (Step<R> step : steps) {
                threads.execute(step);
            }
        } catch (RejectedExecutionException e) {
            // a step has failed already
        }
        threads.shutdown();
        try {
            threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            threads.shutdownNow();
            awaitWithoutRegardToInterrupts(threads);
            throw e;
        }
    }

    /** Nobody may take away what the steps use before they have stopped. */
    private static void awaitWithoutRegardToInterrupts(ExecutorService threads) {
        while (!threads.isTerminated()) {
            try {
                threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
            } catch (InterruptedException e) {
                // the caller is told of the first one
            }
        }
    }

    private static void rethrow(@Nullable Throwable failure) {
        if (failure instanceof Error error) {
            throw error;
        }
        if (failure instanceof RuntimeException exception) {
            throw exception;
        }
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "model-registry-worker");
        thread.setDaemon(true);
        return thread;
    }

    /** One item's task. Its failure stops the others. */
    private static final class Step<R> extends FutureTask<R> {

        private final ExecutorService threads;
        private final AtomicReference<@Nullable Throwable> failure;

        Step(Callable<R> task, ExecutorService threads, AtomicReference<@Nullable Throwable> failure) {
            super(task);
            this.threads = threads;
            this.failure = failure;
        }

        @Override
        protected void setException(Throwable thrown) {
            failure.compareAndSet(null, thrown);
            threads.shutdownNow();
            super.setException(thrown);
        }

        R result() {
            try {
                return get();
            } catch (InterruptedException | ExecutionException e) {
                throw new IllegalStateException("Not a step that succeeded", e);
            }
        }
    }
}
