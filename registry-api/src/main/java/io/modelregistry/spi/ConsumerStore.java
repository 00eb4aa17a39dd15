package io.modelregistry.spi;

import io.modelregistry.ModelName;
import io.modelregistry.serving.Consumer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Holds which clients serve which versions. Not part of any history. Times are by {@link Metadata#now()}.
 *
 * <ul>
 *   <li>{@link #report} must take the place of all that the client reported before, all or nothing.
 *   <li>A use that was reported before, by its reference and number, must keep the time since when it runs.
 *   <li>Reports of different clients must not take anything from each other, also at once.
 * </ul>
 */
public interface ConsumerStore {

    /** Notes what a client serves now, in a bounded number of statements; nothing if it serves nothing any more. */
    void report(ConsumerReport report);

    /** At most {@code limit} uses that were reported within this time, of one model or of all, in any order. */
    List<Consumer> list(Optional<ModelName> model, Duration within, int limit);

    /** Deletes uses that were not reported for this long; returns how many. */
    int forget(Duration age);
}
