package io.modelregistry.core.serve;

import io.modelregistry.spi.ConsumerReport;
import io.modelregistry.spi.ConsumerReport.Use;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the registry what a client serves: all of it in one report, soon after a change and then at an interval. On a thread of
 * its own, so that a registry that is slow or away holds nothing up; a report that fails is logged once until one succeeds.
 */
final class Heartbeat implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Heartbeat.class);

    /** So that models that are begun or swapped together are told of together. */
    private static final Duration SOON = Duration.ofMillis(100);

    /** A registry that does not answer at the end is not waited for; what it knows ages out. */
    private static final Duration FAREWELL = Duration.ofSeconds(2);

    private final String client = UUID.randomUUID().toString();
    private final Consumer<ConsumerReport> registry;
    private final Supplier<List<Use>> uses;
    private final ServingSettings who;
    private final Duration interval;
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = new Thread(this, "registry-heartbeat");
    private volatile boolean isClosed;
    private boolean isKnown;
    private boolean isFailing;

    /**
     * A heartbeat that has not begun.
     *
     * @param registry takes reports
     * @param uses what is served now
     * @param who serves
     * @param interval how often to report
     */
    Heartbeat(Consumer<ConsumerReport> registry, Supplier<List<Use>> uses, ServingSettings who, Duration interval) {
        this.registry = registry;
        this.uses = uses;
        this.who = who;
        this.interval = interval;
        thread.setDaemon(true);
    }

    /** Reports soon, and goes on at the interval. The thread is there from the first time on. */
    synchronized void changed() {
        if (thread.getState() == Thread.State.NEW && !isClosed) {
            thread.start();
        }
        woken.release();
    }

    @Override
    public void run() {
        try {
            while (!isClosed) {
                pause();
                if (!isClosed) {
                    report(uses);
                }
            }
            report(List::of);
        } catch (InterruptedException e) {
            LOG.debug("The registry was not told that nothing is served here any more", e);
        }
    }

    private void pause() throws InterruptedException {
        if (woken.tryAcquire(interval.toNanos(), TimeUnit.NANOSECONDS)) {
            Thread.sleep(SOON.toMillis());
            woken.drainPermits();
        }
    }

    /** A client that has nothing to say is not heard of. */
    private void report(Supplier<List<Use>> what) {
        try {
            List<Use> served = what.get();
            if (isKnown || !served.isEmpty()) {
                registry.accept(new ConsumerReport(
                        client,
                        who.application(),
                        who.host().get(),
                        ProcessHandle.current().pid(),
                        served));
                isKnown = !served.isEmpty();
            }
            isFailing = false;
        } catch (RuntimeException e) {
            if (!isFailing) {
                LOG.warn("The registry could not be told what is served here; it will be told again and again", e);
            }
            isFailing = true;
        }
    }

    /** Says that nothing is served any more, if the registry takes it. */
    void close() {
        synchronized (this) {
            isClosed = true;
            woken.release();
        }
        try {
            thread.join(FAREWELL.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        thread.interrupt();
    }
}
