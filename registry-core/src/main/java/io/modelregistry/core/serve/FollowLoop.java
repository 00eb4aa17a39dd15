package io.modelregistry.core.serve;

import io.modelregistry.ModelName;
import io.modelregistry.error.RegistryException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks for the revisions of all models that a client follows, those that are due in one query, on one thread. */
final class FollowLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FollowLoop.class);
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ServingSource source;
    private final Set<Followed> all = ConcurrentHashMap.newKeySet();
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = new Thread(this, "registry-serving");
    private volatile boolean isClosed;

    FollowLoop(ServingSource source) {
        this.source = source;
        thread.setDaemon(true);
    }

    /** The thread is there from the first one on. */
    synchronized void add(Followed followed) {
        all.add(followed);
        if (thread.getState() == Thread.State.NEW) {
            thread.start();
        }
        woken.release();
    }

    void remove(Followed followed) {
        all.remove(followed);
    }

    @Override
    public void run() {
        while (!isClosed) {
            try {
                check(all.stream()
                        .filter(followed -> followed.nanosUntilDue() <= 0)
                        .toList());
                pause();
            } catch (InterruptedException e) {
                isClosed = true;
            } catch (RuntimeException e) {
                LOG.error("Following failed; it goes on", e);
            }
        }
    }

    /** Asks for these in one query. */
    private void check(List<Followed> due) {
        if (due.isEmpty()) {
            return;
        }
        Set<ModelName> models = due.stream().map(Followed::model).collect(Collectors.toSet());
        try {
            Map<ModelName, Long> revisions = source.revisions(models);
            due.forEach(followed -> followed.observed(revisions.getOrDefault(followed.model(), 0L)));
        } catch (RegistryException e) {
            due.forEach(followed -> followed.unreachable(e));
        }
    }

    private void pause() throws InterruptedException {
        long nanos = all.stream().mapToLong(Followed::nanosUntilDue).min().orElse(IDLE_NANOS);
        if (woken.tryAcquire(Math.max(1, nanos), TimeUnit.NANOSECONDS)) {
            woken.drainPermits();
        }
    }

    void close() {
        isClosed = true;
        thread.interrupt();
    }
}
