package io.modelregistry.core.predict;

import io.modelregistry.serving.RecordingStatus;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A recorder at work: threads that made predictions queue them, one thread takes them to the {@link Outbox}. Every number that was
 * given is settled in the end: handed over, or counted as dropped.
 */
final class Recording {

    private static final Logger LOG = LoggerFactory.getLogger(Recording.class);
    private static final Duration HEARTBEAT = Duration.ofSeconds(30);
    private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

    private final RecorderSettings settings;
    private final RecorderRecord recorder;
    private final Numbers numbers;
    private final boolean isOnDisk;
    private final Outbox outbox;
    private final PredictionQueue queue;
    private final LongAdder dropped = new LongAdder();
    private final Interval heartbeat = new Interval(HEARTBEAT);
    private final Thread thread = new Thread(this::run, "registry-recorder");
    private volatile long taken;
    private volatile boolean isClosing;

    /**
     * Begins. Numbers are reserved when it returns, unless neither the disk nor the store takes that.
     *
     * @param directory the recorder's own; none if there is no place on disk
     */
    Recording(
            RecorderSettings settings, RecorderRecord recorder, Optional<RecorderDirectory> directory, Outbox outbox) {
        this.settings = settings;
        this.recorder = recorder;
        this.outbox = outbox;
        isOnDisk = directory.isPresent();
        numbers = directory.map(RecorderDirectory::numbers).orElseGet(Numbers::inMemory);
        queue = new PredictionQueue(settings.capacity(), settings.queueBytes());
    }

    Recording start() {
        long upTo = 2L * settings.capacity();
        if (isOnDisk || outbox.reserves(upTo)) {
            numbers.reserve(upTo);
        }
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    /** Numbers and queues a prediction; never waits. */
    void record(UnnumberedPrediction prediction) {
        long number = numbers.next();
        int queued = number > numbers.reserved() ? 0 : queue.offer(prediction.numbered(recorder, number));
        if (queued == 0) {
            dropped.increment();
        } else if (queued == settings.batch()) {
            LockSupport.unpark(thread);
        }
    }

    private void run() {
        while (!isClosing) {
            if (!works()) {
                LockSupport.parkNanos(settings.interval().toNanos());
            }
        }
        end();
    }

    /** One turn; returns whether there is more to do at once. */
    private boolean works() {
        try {
            keepReserved();
            boolean isReplaying = outbox.replaysSome();
            return sends(settings.batch()) || isReplaying;
        } catch (RuntimeException e) {
            LOG.error("Recording predictions failed; it goes on", e);
            return false;
        }
    }

    /**
     * At least as many numbers as the queue takes are reserved beyond those used: while a call of the store takes its time, the
     * queue is full before they are used up.
     */
    private void keepReserved() {
        boolean isLow = numbers.reserved() - numbers.used() < settings.capacity();
        long upTo = isLow ? numbers.used() + 2L * settings.capacity() : numbers.reserved();
        boolean isInStore = (isLow || heartbeat.isDue()) && outbox.reserves(upTo);
        if (isInStore) {
            heartbeat.restart();
        }
        if (isLow && (isInStore || isOnDisk)) {
            numbers.reserve(upTo);
        }
    }

    private boolean sends(int limit) {
        List<PredictionRecord> batch = queue.take(limit);
        try {
            outbox.send(batch);
        } finally {
            settle(batch.size());
        }
        return batch.size() == limit;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private synchronized void settle(int predictions) {
        taken += predictions;
        notifyAll();
    }

    private boolean isSettled(long number) {
        return taken + dropped.sum() >= number;
    }

    /** Hands over twice: what a call fails to bring in the first round may be brought in the second. */
    private void end() {
        long end = System.nanoTime() + settings.closeLimit().toNanos();
        handOver(end);
        handOver(end);
        long last = numbers.seal();
        sends(settings.capacity());
        outbox.end(last);
    }

    private void handOver(long end) {
        outbox.tryAgain();
        boolean isMore = works();
        while (System.nanoTime() - end < 0 && (isMore || !isSettled(numbers.used()))) {
            isMore = works();
        }
    }

    /** Waits until all numbers that were given so far are settled; returns whether they are. */
    synchronized boolean flush(Duration limit) {
        long wanted = numbers.used();
        long end = System.nanoTime() + limit.toNanos();
        try {
            while (!isSettled(wanted)) {
                long left = end - System.nanoTime();
                if (left <= 0) {
                    return false;
                }
                LockSupport.unpark(thread);
                wait(1 + Math.min(left, LOOK_AGAIN.toNanos()) / 1_000_000);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    RecordingStatus status() {
        return new RecordingStatus(queue.size(), outbox.spooled(), outbox.recorded(), dropped.sum() + outbox.lost());
    }

    /** Ends, after what is queued was handed over if that does not take too long. */
    void close() {
        isClosing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(2 * settings.closeLimit().toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
