package io.modelregistry.core.predict;

import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.PredictionStore;
import io.modelregistry.spi.RecorderRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Brings predictions to the store, or to the disk while the store is away, and from there to the store. For one thread. */
final class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    private final RecorderSettings settings;
    private final RecorderRecord recorder;
    private final StoreCalls store;
    private final Optional<RecorderDirectory> directory;
    private final Optional<DeadRecorders> dead;
    private volatile long recorded;
    private volatile long lost;
    private volatile long spooled;

    /**
     * An outbox.
     *
     * @param directory the recorder's own; none if there is no place on disk
     */
    Outbox(
            RecorderSettings settings,
            RecorderRecord recorder,
            StoreCalls store,
            Optional<RecorderDirectory> directory,
            Path root) {
        this.settings = settings;
        this.recorder = recorder;
        this.store = store;
        this.directory = directory;
        dead = directory.map(own -> new DeadRecorders(own, root, settings.spoolBytes()));
    }

    /** Reserves numbers in the store; returns whether that is known to have succeeded. */
    boolean reserves(long upTo) {
        return store.isWorthTrying() && succeeds(predictions -> predictions.reserve(recorder, upTo));
    }

    private boolean succeeds(Change change) {
        return store.succeeds(opened -> change.make(opened.predictions()));
    }

    /** Sends a batch, or keeps it. Behind what waits on disk it waits too, so that the order stays. */
    void send(List<PredictionRecord> batch) {
        if (batch.isEmpty()) {
            return;
        }
        if (!isWaiting() && store.isWorthTrying() && succeeds(predictions -> predictions.append(batch))) {
            add(batch.size());
        } else if (!keeps(batch)) {
            lose(batch.size());
        }
        count();
    }

    private boolean keeps(List<PredictionRecord> batch) {
        if (directory.isEmpty()) {
            return false;
        }
        try {
            return directory.get().spool().append(batch);
        } catch (IOException e) {
            LOG.warn("{} predictions found no room on disk", batch.size(), e);
            return false;
        }
    }

    /** Whether something of this recorder is on disk. */
    boolean isWaiting() {
        return directory.filter(own -> !own.spool().isEmpty()).isPresent();
    }

    /** Brings some of what is on disk to the store; returns whether there may be more that can be brought at once. */
    boolean replaysSome() {
        if (directory.isEmpty() || !store.isWorthTrying()) {
            return false;
        }
        boolean isReplaying = isWaiting()
                ? replaysFirst(directory.get().spool())
                : dead.flatMap(DeadRecorders::next).filter(this::clearsSome).isPresent();
        count();
        return isReplaying;
    }

    private boolean clearsSome(RecorderDirectory other) {
        if (!other.spool().isEmpty()) {
            return replaysFirst(other.spool());
        }
        if (!ends(other.file().recorder(), other.lastUsed())) {
            return false;
        }
        dead.ifPresent(others -> others.remove(other));
        LOG.info(
                "What a dead process left of its predictions is in the store: {}",
                other.file().recorder());
        return deletes(other);
    }

    private boolean replaysFirst(Spool spool) {
        try {
            List<PredictionRecord> oldest = spool.first();
            for (int from = 0; from < oldest.size(); from += settings.batch()) {
                List<PredictionRecord> batch = oldest.subList(from, Math.min(oldest.size(), from + settings.batch()));
                if (!succeeds(predictions -> predictions.append(batch))) {
                    return false;
                }
            }
            spool.removeFirst();
            add(oldest.size());
            return true;
        } catch (IOException e) {
            LOG.warn("Spooled predictions cannot be read or deleted; it is tried again", e);
            return false;
        }
    }

    /** Reserves first, in case the store has never heard of the recorder. */
    private boolean ends(RecorderRecord ended, long last) {
        return store.isWorthTrying()
                && succeeds(predictions -> {
                    predictions.reserve(ended, last);
                    predictions.end(ended.id(), last);
                });
    }

    private static boolean deletes(RecorderDirectory directory) {
        try (directory) {
            directory.delete();
            return true;
        } catch (IOException e) {
            LOG.warn("What is left of a recorder cannot be deleted", e);
            return false;
        }
    }

    /** Makes the store worth trying once more. */
    void tryAgain() {
        store.tryAgain();
    }

    /** Ends the recorder. What is still on disk stays there, for the next process. */
    void end(long last) {
        boolean isDone = !isWaiting() && ends(recorder, last);
        directory.ifPresent(own -> {
            if (isDone) {
                deletes(own);
            } else {
                release(own);
            }
        });
        dead.ifPresent(Outbox::release);
        store.close();
    }

    private static void release(AutoCloseable held) {
        try {
            held.close();
        } catch (Exception e) {
            LOG.warn("A recorder's directory could not be let go of", e);
        }
    }

    private void count() {
        spooled = directory.map(own -> own.spool().size()).orElse(0L)
                + dead.map(DeadRecorders::size).orElse(0L);
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void add(int predictions) {
        recorded += predictions;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void lose(int predictions) {
        lost += predictions;
    }

    long recorded() {
        return recorded;
    }

    /** How many found no room on disk. */
    long lost() {
        return lost;
    }

    long spooled() {
        return spooled;
    }

    /** What is done with predictions. */
    @FunctionalInterface
    private interface Change {
        void make(PredictionStore predictions);
    }
}
