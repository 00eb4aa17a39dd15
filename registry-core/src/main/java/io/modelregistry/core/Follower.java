package io.modelregistry.core;

import io.modelregistry.HistoryListener;
import io.modelregistry.HistoryPosition;
import io.modelregistry.HistorySubscription;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.MetadataStore;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Calls one listener on a thread of its own. What fails, reading or listening, is tried again after a pause. */
final class Follower implements HistorySubscription, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(Follower.class);
    private static final int BATCH = 500;

    private final MetadataStore store;
    private final Predicate<EventRecord> filter;
    private final Duration interval;
    private final HistoryListener listener;
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    private volatile HistoryPosition position;

    Follower(
            MetadataStore store,
            Predicate<EventRecord> filter,
            HistoryPosition position,
            Duration interval,
            HistoryListener listener) {
        this.store = store;
        this.filter = filter;
        this.position = position;
        this.interval = interval;
        this.listener = listener;
        this.thread = new Thread(this, "registry-follower");
        thread.setDaemon(true);
    }

    Follower start() {
        thread.start();
        return this;
    }

    @Override
    public void run() {
        while (!isClosing()) {
            if (!deliverSome()) {
                pause();
            }
        }
    }

    /** Returns whether there may be more at once. */
    private boolean deliverSome() {
        try {
            List<EventRecord.Positioned> events = store.eventsAfter(position.value(), BATCH);
            for (EventRecord.Positioned event : events) {
                if (isClosing()) {
                    return false;
                }
                deliver(event);
            }
            return events.size() == BATCH;
        } catch (Exception e) {
            LOG.warn("Following the history failed after position {}; it is tried again", position, e);
            return false;
        }
    }

    private void deliver(EventRecord.Positioned event) throws Exception {
        HistoryPosition next = new HistoryPosition(event.position());
        if (filter.test(event.event())) {
            listener.accept(Events.of(event.event()), next);
        }
        position = next;
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }

    private void pause() {
        try {
            closing.await(interval.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            closing.countDown();
        }
    }

    @Override
    public HistoryPosition position() {
        return position;
    }

    /** A listener may close its own subscription; then there is no call to wait for but the one it is in. */
    @Override
    public void close() {
        closing.countDown();
        if (Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    @Override
    public String toString() {
        return "subscription at position " + position;
    }
}
