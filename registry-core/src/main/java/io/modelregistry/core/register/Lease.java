package io.modelregistry.core.register;

import io.modelregistry.error.RegistryException;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.OperationLog;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps an operation's lease while its bytes are put. A renewal that fails is tried again; if the lease runs out all the
 * same, the commit finds out.
 */
final class Lease implements AutoCloseable, Runnable {

    static final Duration LENGTH = Duration.ofSeconds(30);

    private static final Logger LOG = LoggerFactory.getLogger(Lease.class);
    private static final Duration INTERVAL = LENGTH.dividedBy(5);

    private final OperationLog operations;
    private final OperationId operation;
    private final CountDownLatch closed = new CountDownLatch(1);

    private Lease(OperationLog operations, OperationId operation) {
        this.operations = operations;
        this.operation = operation;
    }

    static Lease keep(OperationLog operations, OperationId operation) {
        Lease lease = new Lease(operations, operation);
        Thread thread = new Thread(lease, "registry-lease");
        thread.setDaemon(true);
        thread.start();
        return lease;
    }

    @Override
    public void run() {
        try {
            while (!closed.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
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
        closed.countDown();
    }
}
