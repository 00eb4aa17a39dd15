package io.modelregistry.core.register;

import io.modelregistry.error.RegistryException;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.OperationLog;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an operation's lease while its bytes are put, in a thread of its own once that takes long. A renewal that fails is
 * tried again; if the lease runs out all the same, the commit finds out.
 */
final class Lease implements AutoCloseable {

    static final Duration LENGTH = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    static final Duration INTERVAL = LENGTH.dividedBy(5);
    private static final ScheduledExecutorService TIMER = newTimer();

    private final OperationLog operations;
    private final OperationId operation;
    private final Duration interval;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Future<?> firstRenewal;

    private Lease(OperationLog operations, OperationId operation, Duration interval) {
        this.operations = operations;
        this.operation = operation;
        this.interval = interval;
        this.firstRenewal =
                TIMER.schedule(() -> daemon(this::keepOn).start(), interval.toMillis(), TimeUnit.MILLISECONDS);
    }

    static Lease keep(OperationLog operations, OperationId operation, Duration interval) {
        return new Lease(operations, operation, interval);
    }

    /** One thread for all leases, which renews none itself: a database that hangs must not hold up the others. */
    private static ScheduledExecutorService newTimer() {
        ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, Lease::daemon);
        timer.setRemoveOnCancelPolicy(true);
        timer.setKeepAliveTime(LENGTH.toMillis(), TimeUnit.MILLISECONDS);
        timer.allowCoreThreadTimeOut(true);
        return timer;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "registry-lease");
        thread.setDaemon(true);
        return thread;
    }

    private void keepOn() {
        try {
            for (Duration pause = Duration.ZERO;
                    !closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
                    pause = interval) {
                renew();
            }
        } catch (InterruptedException e) {
            LOG.warn("The lease of operation {} is not kept any more: interrupted", operation.key());
        }
    }

    private void renew() {
        try {
            if (!operations.renew(operation, LENGTH)) {
                LOG.warn("Operation {} is not under way any more", operation.key());
            }
        } catch (RegistryException e) {
            LOG.warn("The lease of operation {} could not be renewed: {}", operation.key(), e.getMessage());
        }
    }

    @Override
    public void close() {
        firstRenewal.cancel(false);
        closed.countDown();
    }
}
