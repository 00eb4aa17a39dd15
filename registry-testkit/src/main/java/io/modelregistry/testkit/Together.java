package io.modelregistry.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;

/** Runs tasks at the same time, each in a thread of its own, and waits for all. */
final class Together {

    private static final int DEADLINE_SECONDS = 120;

    private Together() {}

    /** The results of {@code threads} tasks, in the order of their indexes; fails if one fails or hangs. */
    static <T> List<T> run(int threads, IntFunction<T> task) throws Exception {
        List<Callable<T>> tasks = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int index = i;
            tasks.add(() -> task.apply(index));
        }
        return all(tasks);
    }

    /** The results of different tasks, in their order; fails if one fails or hangs. */
    static <T> List<T> all(List<Callable<T>> tasks) throws Exception {
        CyclicBarrier start = new CyclicBarrier(tasks.size());
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            return results(threads.invokeAll(from(start, tasks), DEADLINE_SECONDS, TimeUnit.SECONDS));
        } finally {
            threads.shutdownNow();
        }
    }

    private static <T> List<Callable<T>> from(CyclicBarrier start, List<Callable<T>> tasks) {
        return tasks.stream()
                .<Callable<T>>map(task -> () -> {
                    start.await();
                    return task.call();
                })
                .toList();
    }

    private static <T> List<T> results(List<Future<T>> futures) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : futures) {
            results.add(result(future));
        }
        return results;
    }

    private static <T> T result(Future<T> future) throws Exception {
        try {
            return future.get();
        } catch (CancellationException e) {
            throw new AssertionError("A thread did not end within " + DEADLINE_SECONDS + " s", e);
        } catch (ExecutionException e) {
            throw new AssertionError("A thread failed: " + e.getCause(), e.getCause());
        }
    }
}
