package io.modelregistry.spi;

import io.modelregistry.serving.PredictionCount;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Holds what served models answered. Not part of any history.
 *
 * <ul>
 *   <li>{@link #reserve} and {@link #append} must be durable when they return, as {@link Metadata#durability()} says.
 *   <li>{@link #append} must store each pair of recorder and number once, however often it is appended, also when it was
 *       deleted since; all of a batch or nothing.
 *   <li>Pages must be ranges of an index for every {@link PredictionFilter}; reading must take a bounded number of statements.
 *   <li>Times must be kept to the microsecond, texts byte for byte.
 *   <li>Deleting must go on from any instant: it deletes at most as many as it is asked to.
 * </ul>
 */
public interface PredictionStore {

    /**
     * Notes that a recorder may use numbers up to this one, and that it lives, by the store's clock. A recorder that is not known
     * is added. Never lowers the number.
     */
    void reserve(RecorderRecord recorder, long upTo);

    /**
     * Stores predictions.
     *
     * @param predictions of one recorder; their numbers count as reserved
     */
    void append(List<PredictionRecord> predictions);

    /** Notes that a recorder used numbers up to this one and will use no more. */
    void end(String recorder, long last);

    /**
     * Those that fit, by falling time, then by recorder in an order of the store's own that never changes, then by falling
     * number, those after the given place only.
     */
    List<PredictionRecord> newest(PredictionFilter filter, Optional<PredictionRecord.Place> after, int limit);

    /** How many fit. */
    long count(PredictionFilter filter);

    /** How many each version made each day in UTC, by falling day, then model, then falling number. */
    List<PredictionCount> perDay(PredictionFilter filter);

    /** Those of the ids that more than one prediction has. */
    Set<String> repeated(Collection<String> ids);

    /** Deletes at most {@code limit} that fit; they still count as arrived. Returns how many. */
    int delete(PredictionFilter filter, int limit);

    /**
     * Erases payloads and their digests, and empties attribute values and failure texts, of at most {@code limit} that fit.
     *
     * @param filter with an attribute, so that it fits no longer what was erased
     * @return how many
     */
    int erase(PredictionFilter filter, int limit);

    /**
     * Numbers that never arrived: of recorders that ended, up to the last they used; of those not heard of since an instant, up to
     * the last they reserved; of the others, up to the last that arrived.
     */
    List<RecorderRecord.Missing> missing(Instant aliveSince);
}
