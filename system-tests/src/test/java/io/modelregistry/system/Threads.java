package io.modelregistry.system;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Threads for tests. */
final class Threads {

    private static final Duration LIMIT = Duration.ofMinutes(5);

    private Threads() {}

    /** Starts a thread that does not keep the JVM alive. */
    static Thread daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Does work in so many threads, which begin together, and returns what each came to. The first failure is thrown. */
    static <T> List<T> together(int threads, Work<T> work) throws Exception {
        List<Callable<T>> all = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int thread = i;
            all.add(() -> work.run(thread));
        }
        return together(all);
    }

    /** Does each of these in a thread of its own, beginning together. */
    static <T> List<T> together(List<Callable<T>> all) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(all.size());
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<T>> running = new ArrayList<>();
            for (Callable<T> work : all) {
                running.add(pool.submit(() -> {
                    start.await();
                    return work.call();
                }));
            }
            start.countDown();
            return results(running);
        } finally {
            pool.shutdownNow();
        }
    }

    private static <T> List<T> results(List<Future<T>> running) throws Exception {
        List<T> results = new ArrayList<>();
        for (Future<T> future : running) {
            results.add(future.get(LIMIT.toSeconds(), TimeUnit.SECONDS));
        }
        return results;
    }

    /** What one of several threads does. */
    interface Work<T> {
        T run(int thread) throws Exception;
    }
}
