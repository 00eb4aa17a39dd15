package io.modelregistry.core.memory;

import io.modelregistry.internal.NumberRanges;
import io.modelregistry.spi.RecorderRecord;
import io.modelregistry.spi.RecorderRecord.Missing;
import io.modelregistry.spi.RecorderRecord.State;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;

/** A recorder, and which of its numbers arrived. To be used under the {@link Guard} alone. */
final class RecorderRow {

    private final RecorderRecord recorder;
    private final NumberRanges arrived = new NumberRanges();
    private long reserved;
    private OptionalLong lastUsed = OptionalLong.empty();
    private Instant seenAt = Instant.MIN;

    RecorderRow(RecorderRecord recorder) {
        this.recorder = recorder;
    }

    void reserve(long upTo, Instant now) {
        reserved = Math.max(reserved, upTo);
        seenAt = now;
    }

    /** Notes that a number arrived; returns whether it is new. */
    boolean arrives(long number) {
        return arrived.add(number);
    }

    void end(long last, Instant now) {
        lastUsed = OptionalLong.of(last);
        seenAt = now;
    }

    List<Missing> missing(Instant aliveSince) {
        State state = state(aliveSince);
        return arrived.missing(upTo(state)).stream()
                .map(range -> new Missing(recorder, range.first(), range.last(), state))
                .toList();
    }

    private State state(Instant aliveSince) {
        if (lastUsed.isPresent()) {
            return State.ENDED;
        }
        return seenAt.isBefore(aliveSince) ? State.SILENT : State.RUNNING;
    }

    private long upTo(State state) {
        return switch (state) {
            case ENDED -> lastUsed.orElseThrow();
            case SILENT -> reserved;
            case RUNNING -> arrived.last();
        };
    }
}
