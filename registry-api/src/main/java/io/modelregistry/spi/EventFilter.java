package io.modelregistry.spi;

import java.time.Instant;
import java.util.Optional;

/**
 * Which events are asked for. What is empty does not restrict.
 *
 * @param line of one line only
 * @param actor by one actor only
 * @param kind of one kind only
 * @param since at or after an instant only
 */
public record EventFilter(Optional<Line> line, Optional<String> actor, Optional<String> kind, Optional<Instant> since) {

    /** All events. */
    public static final EventFilter ALL =
            new EventFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
}
