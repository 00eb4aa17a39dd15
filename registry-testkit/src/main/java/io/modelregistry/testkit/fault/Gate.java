package io.modelregistry.testkit.fault;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where a call waits until a test lets it go on. Once open it stays open. */
public final class Gate {

    private static final int DEADLINE_SECONDS = 60;

    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch opened = new CountDownLatch(1);

    Gate() {}

    /** Returns when a call waits at the gate. */
    public void awaitArrival() {
        await(arrived, "No call came to the gate");
    }

    /** Lets the call go on. */
    public void open() {
        opened.countDown();
    }

    void pass() {
        arrived.countDown();
        await(opened, "Nobody opened the gate");
    }

    private static void await(CountDownLatch latch, String failure) {
        try {
            if (!latch.await(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException(failure + " within " + DEADLINE_SECONDS + " s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(failure + " before the thread was interrupted", e);
        }
    }
}
