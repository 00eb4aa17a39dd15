package io.modelregistry.core.audit;

import io.modelregistry.Digest;
import io.modelregistry.spi.EventHash;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.LineEnd;
import io.modelregistry.spi.MetadataStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Follows one line from its first event to its end, checking each link. */
final class ChainWalk {

    private static final int BATCH = 500;

    private final MetadataStore store;
    private final Line line;
    private final LineEnd end;
    private long sequence;
    private Digest previous = EventHash.GENESIS;
    private Instant at = Instant.MIN;

    /** The end is read first: events that are committed meanwhile come after it and are left alone. */
    ChainWalk(MetadataStore store, Line line) {
        this.store = store;
        this.line = line;
        this.end = store.end(line);
    }

    /** The first thing that does not fit. The consumer gets every event that does, in order. */
    Optional<String> verify(Consumer<EventRecord> consumer) {
        List<EventRecord> batch = store.events(line, sequence, BATCH);
        while (!batch.isEmpty() && sequence < end.sequence()) {
            for (EventRecord event : batch) {
                if (sequence == end.sequence()) {
                    break;
                }
                Optional<String> broken = link(event);
                if (broken.isPresent()) {
                    return broken;
                }
                consumer.accept(event);
            }
            batch = store.events(line, sequence, BATCH);
        }
        return endsWhereItShould();
    }

    private Optional<String> link(EventRecord event) {
        if (event.sequence() != sequence + 1) {
            return Optional.of("event " + (sequence + 1) + " is missing");
        }
        if (!event.previous().equals(previous)) {
            return Optional.of("event " + event.sequence() + " does not hold the digest of the one before");
        }
        if (!EventHash.of(event).equals(event.digest())) {
            return Optional.of("event " + event.sequence() + " was altered: it does not have its digest");
        }
        if (!event.at().isAfter(at)) {
            return Optional.of("event " + event.sequence() + " is not later than the one before");
        }
        sequence = event.sequence();
        previous = event.digest();
        at = event.at();
        return Optional.empty();
    }

    private Optional<String> endsWhereItShould() {
        if (sequence != end.sequence()) {
            return Optional.of("it ends at event " + sequence + ", but " + end.sequence() + " were written");
        }
        return previous.equals(end.digest())
                ? Optional.empty()
                : Optional.of("its last event is not the one that was written last");
    }
}
