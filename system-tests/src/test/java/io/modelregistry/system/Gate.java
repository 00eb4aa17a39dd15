package io.modelregistry.system;

import io.modelregistry.system.Intercepted.Call;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Stops the first call of one method, before or after it happens, until a test lets it go on. */
final class Gate implements Intercepted.Interceptor {

    private static final long LIMIT_SECONDS = 60;

    private final String method;
    private final boolean before;
    private final AtomicBoolean taken = new AtomicBoolean();
    private final CountDownLatch arrival = new CountDownLatch(1);
    private final CountDownLatch opening = new CountDownLatch(1);

    private Gate(String method, boolean before) {
        this.method = method;
        this.before = before;
    }

    static Gate before(String method) {
        return new Gate(method, true);
    }

    static Gate after(String method) {
        return new Gate(method, false);
    }

    @Override
    public Object call(Call call) throws Throwable {
        boolean stops = call.name().equals(method) && taken.compareAndSet(false, true);
        if (stops && before) {
            stop();
        }
        Object result = call.proceed();
        if (stops && !before) {
            stop();
        }
        return result;
    }

    private void stop() throws InterruptedException {
        arrival.countDown();
        await(opening);
    }

    /** Waits until a call stands at the gate. */
    void awaitArrival() throws InterruptedException {
        await(arrival);
    }

    /** Lets it go on. */
    void open() {
        opening.countDown();
    }

    private void await(CountDownLatch latch) throws InterruptedException {
        if (!latch.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException("Waited too long " + this);
        }
    }

    @Override
    public String toString() {
        return (before ? "before " : "after ") + method;
    }
}
