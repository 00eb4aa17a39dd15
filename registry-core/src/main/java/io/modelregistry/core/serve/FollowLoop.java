package io.modelregistry.core.serve;

import io.modelregistry.ModelName;
import io.modelregistry.error.RegistryException;
import io.modelregistry.spi.ChangeListening;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for the revisions of all models that a client follows, those that are due in one query, on one thread. A model that the
 * registry tells of is due at once; asking on is the net below that.
 */
final class FollowLoop implements Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(FollowLoop.class);
    private static final long IDLE_NANOS = TimeUnit.MINUTES.toNanos(1);

    private final ServingSource source;
    private final Set<Followed> all = ConcurrentHashMap.newKeySet();
    private final Set<Followed> changed = ConcurrentHashMap.newKeySet();
    private final Semaphore woken = new Semaphore(0);
    private final Thread thread = new Thread(this, "registry-serving");
    private @Nullable ChangeListening listening;
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
        changed.remove(followed);
    }

    @Override
    public void run() {
        while (!isClosed) {
            try {
                listen();
                check(due());
                pause();
            } catch (InterruptedException e) {
                isClosed = true;
            } catch (RuntimeException e) {
                LOG.error("Following failed; it goes on", e);
            }
        }
    }

    /** On a thread of the store. */
    private void changed(ModelName model) {
        all.stream().filter(followed -> followed.model().equals(model)).forEach(changed::add);
        woken.release();
    }

    private List<Followed> due() {
        return all.stream()
                .filter(followed -> changed.remove(followed) || followed.nanosUntilDue() <= 0)
                .toList();
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

    /** What changed before is asked for then, once. */
    private synchronized void listen() {
        if (listening != null || isClosed) {
            return;
        }
        try {
            listening = source.listen(this::changed);
        } catch (RegistryException e) {
            LOG.debug("The registry cannot be listened to yet", e);
        }
        if (listening != null && listening != ChangeListening.NONE) {
            changed.addAll(all);
        }
    }

    private void pause() throws InterruptedException {
        long nanos = all.stream().mapToLong(Followed::nanosUntilDue).min().orElse(IDLE_NANOS);
        if (woken.tryAcquire(Math.max(1, nanos), TimeUnit.NANOSECONDS)) {
            woken.drainPermits();
        }
    }

    synchronized void close() {
        isClosed = true;
        thread.interrupt();
        if (listening != null) {
            listening.close();
        }
    }
}
