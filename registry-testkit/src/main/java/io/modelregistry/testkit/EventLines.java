package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.spi.EventHash;
import io.modelregistry.spi.EventRecord;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Checks of a line of events. */
final class EventLines {

    private EventLines() {}

    /** Fails unless these are a whole line: dense, each with the digest of the one before, each later than it. */
    static void assertChained(List<EventRecord> line) {
        Digest previous = EventHash.GENESIS;
        Instant before = Instant.MIN;
        long sequence = 0;
        for (EventRecord event : line) {
            assertThat(event.sequence()).isEqualTo(++sequence);
            assertThat(event.previous()).isEqualTo(previous);
            assertThat(event.digest()).isEqualTo(EventHash.of(event));
            assertThat(event.at()).isAfter(before);
            assertThat(event.at()).isEqualTo(event.at().truncatedTo(ChronoUnit.MICROS));
            previous = event.digest();
            before = event.at();
        }
    }
}
