package io.modelregistry.core.predict;

import io.modelregistry.spi.PredictionRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Predictions in memory, bounded in number and size. Many threads may offer, one takes; nobody waits. */
final class PredictionQueue {

    private static final int OVERHEAD = 500;

    private final int capacity;
    private final long maxBytes;
    private final Queue<PredictionRecord> queue = new ConcurrentLinkedQueue<>();
    private final AtomicInteger size = new AtomicInteger();
    private final AtomicLong bytes = new AtomicLong();

    PredictionQueue(int capacity, long maxBytes) {
        this.capacity = capacity;
        this.maxBytes = maxBytes;
    }

    /** Adds it if there is room; returns how many there are then, or 0 if there was none. */
    int offer(PredictionRecord prediction) {
        long weight = weight(prediction);
        int after = size.incrementAndGet();
        if (after > capacity || bytes.addAndGet(weight) > maxBytes) {
            if (after <= capacity) {
                bytes.addAndGet(-weight);
            }
            size.decrementAndGet();
            return 0;
        }
        queue.add(prediction);
        return after;
    }

    /** The next ones, at most so many. */
    List<PredictionRecord> take(int limit) {
        List<PredictionRecord> taken = new ArrayList<>(Math.min(limit, size.get() + 1));
        while (taken.size() < limit) {
            PredictionRecord prediction = queue.poll();
            if (prediction == null) {
                break;
            }
            bytes.addAndGet(-weight(prediction));
            size.decrementAndGet();
            taken.add(prediction);
        }
        return taken;
    }

    int size() {
        return size.get();
    }

    /** About what it takes in memory. */
    private static long weight(PredictionRecord prediction) {
        long characters = prediction.id().length();
        characters += length(prediction.input()) + length(prediction.output()) + length(prediction.failure());
        for (Map.Entry<String, String> attribute : prediction.attributes().entrySet()) {
            characters += attribute.getKey().length();
            characters += attribute.getValue().length();
        }
        return OVERHEAD + 2 * characters;
    }

    private static long length(Optional<String> text) {
        return text.map(String::length).orElse(0);
    }
}
