package io.modelregistry.core.memory;

import io.modelregistry.Digest;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventHash;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.EventRecord.Place;
import io.modelregistry.spi.EventRecord.Positioned;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.LineEnd;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** Events of all lines, in the order in which they were committed. To be used under the {@link Guard} alone. */
final class EventTable {

    private final List<EventRecord> all = new ArrayList<>();
    private final NavigableMap<Place, EventRecord> byTime =
            new TreeMap<>(Comparator.comparing(Place::at).thenComparingLong(Place::id));
    private final Map<Line, List<EventRecord>> lines = new HashMap<>();
    private final Map<Line, Instant> settled = new HashMap<>();

    /** The time of the next event of a line if it is {@code now} by the clock: after the last event, whatever the clock does. */
    Instant nextTime(Line line, Instant now) {
        List<EventRecord> events = events(line);
        Instant earliest = settled.getOrDefault(line, Instant.MIN);
        if (!events.isEmpty()) {
            Instant afterLast = events.get(events.size() - 1).at().plusNanos(1_000);
            earliest = afterLast.isAfter(earliest) ? afterLast : earliest;
        }
        return now.isBefore(earliest) ? earliest : now;
    }

    /** The time of the next event of a line at the earliest, from now on also if the clock jumps back. */
    Instant settle(Line line, Instant now) {
        Instant time = nextTime(line, now);
        settled.put(line, time);
        return time;
    }

    /** Where the chain of a line ends. */
    LineEnd end(Line line) {
        List<EventRecord> events = events(line);
        Digest last = events.isEmpty()
                ? EventHash.GENESIS
                : events.get(events.size() - 1).digest();
        return new LineEnd(events.size(), last);
    }

    /** Adds an event to its line. */
    void append(Line line, EventDraft draft, OptionalInt number, Instant at) {
        LineEnd end = end(line);
        long sequence = end.sequence() + 1;
        Digest digest = EventHash.of(end.digest(), line, sequence, number, at, draft);
        EventRecord event = new EventRecord(
                all.size() + 1L,
                line,
                sequence,
                draft.kind(),
                number,
                draft.actor(),
                at,
                draft.content(),
                end.digest(),
                digest);
        all.add(event);
        byTime.put(event.place(), event);
        lines.computeIfAbsent(line, first -> new ArrayList<>()).add(event);
    }

    List<EventRecord> after(Line line, long sequence, int limit) {
        return Pages.from(events(line), sequence, limit);
    }

    List<EventRecord> newest(EventFilter filter, Optional<Place> after, int limit) {
        NavigableMap<Place, EventRecord> falling =
                after.map(place -> byTime.headMap(place, false)).orElse(byTime).descendingMap();
        return Pages.stream(falling.values())
                .filter(event -> fits(event, filter))
                .limit(limit)
                .toList();
    }

    private static boolean fits(EventRecord event, EventFilter filter) {
        return filter.line().map(event.line()::equals).orElse(true)
                && filter.actor().map(event.actor()::equals).orElse(true)
                && filter.kind().map(event.kind()::equals).orElse(true)
                && filter.since().map(since -> !event.at().isBefore(since)).orElse(true);
    }

    /** An event's position is its place in the order of commits. */
    List<Positioned> positionedAfter(long position, int limit) {
        return Pages.from(all, position, limit).stream()
                .map(event -> new Positioned(event.id(), event))
                .toList();
    }

    long lastPosition() {
        return all.isEmpty() ? 0 : all.get(all.size() - 1).id();
    }

    private List<EventRecord> events(Line line) {
        return lines.getOrDefault(line, List.of());
    }
}
