package io.modelregistry.core.predict;

import io.modelregistry.spi.Metadata;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a store that may be away, one call at a time and on a thread of its own, and waits for a short time only. A call whose
 * time is over may still come to its end: every call must be one that can be repeated. For one thread.
 */
final class StoreCalls implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StoreCalls.class);
    private static final long FIRST_PAUSE = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long LONGEST_PAUSE = TimeUnit.SECONDS.toNanos(5);

    private final Supplier<Metadata> metadata;
    private final Duration limit;
    private final ExecutorService thread = Executors.newSingleThreadExecutor(StoreCalls::newThread);
    private @Nullable Future<?> running;
    private long pause;
    private long retryAt = System.nanoTime();

    StoreCalls(Supplier<Metadata> metadata, Duration limit) {
        this.metadata = metadata;
        this.limit = limit;
    }

    private static Thread newThread(Runnable work) {
        Thread thread = new Thread(work, "registry-recorder-store");
        thread.setDaemon(true);
        return thread;
    }

    /** Whether the last call succeeded, or enough time has passed since. */
    boolean isWorthTrying() {
        return pause == 0 || System.nanoTime() - retryAt >= 0;
    }

    /** Makes the next call worth trying, whatever the last one did. */
    void tryAgain() {
        retryAt = System.nanoTime();
    }

    /** Makes a call; returns whether it is known to have succeeded. */
    boolean succeeds(Change change) {
        return ask(opened -> {
                    change.make(opened);
                    return true;
                })
                .isPresent();
    }

    /** Makes a call and returns its answer, if it came in time. */
    <T> Optional<T> ask(Function<Metadata, T> question) {
        if (running != null && !running.isDone()) {
            return away("the call before has not ended", null);
        }
        Future<T> asked = thread.submit(() -> question.apply(metadata.get()));
        running = asked;
        try {
            T answer = asked.get(limit.toNanos(), TimeUnit.NANOSECONDS);
            back();
            return Optional.of(answer);
        } catch (TimeoutException e) {
            return away("no answer within " + limit, null);
        } catch (ExecutionException e) {
            return away(String.valueOf(e.getCause()), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return away("interrupted", null);
        }
    }

    private void back() {
        if (pause > 0) {
            LOG.info("Predictions are recorded in the store again");
        }
        pause = 0;
    }

    private <T> Optional<T> away(String reason, @Nullable Throwable cause) {
        if (pause == 0) {
            LOG.warn("Predictions are kept on disk while the store is away: {}", reason, cause);
        }
        pause = pause == 0 ? FIRST_PAUSE : Math.min(2 * pause, LONGEST_PAUSE);
        retryAt = System.nanoTime() + pause;
        return Optional.empty();
    }

    @Override
    public void close() {
        thread.shutdown();
    }

    /** What is done with the store. */
    @FunctionalInterface
    interface Change {
        void make(Metadata opened);
    }
}
