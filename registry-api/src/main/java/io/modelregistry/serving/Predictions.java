package io.modelregistry.serving;

import io.modelregistry.CanIgnoreReturnValue;
import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.query.Condition;
import io.modelregistry.query.Page;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Recorded predictions, the newest first. Refining returns new ones; only the verbs do I/O. Safe for many threads. */
public interface Predictions {

    /**
     * Only those that the filter is true of, for example {@code latency > 50 and attribute.country = 'de'}. Several calls must
     * all hold.
     *
     * @throws InvalidInputException at once, with the column, if the text is not a filter
     */
    Predictions where(String filter);

    /** As {@link #where(String)} with the text of the condition. */
    default Predictions where(Condition condition) {
        return where(condition.toString());
    }

    /** Only those of a model, {@code churn}, or of one version, {@code churn:7}. */
    Predictions of(String reference);

    /** Only those served from this stage. */
    Predictions stage(String stage);

    /** Only those made at or after this instant. */
    Predictions since(Instant instant);

    /** Only those made before this instant. */
    Predictions until(Instant instant);

    /** Only those with this attribute. Several calls must all hold. */
    Predictions attribute(String name, String value);

    /**
     * Every one.
     *
     * @throws InvalidInputException if there are more than {@link Limits#LIST}
     */
    List<RecordedPrediction> list();

    /** The first {@code size}, at most {@link Limits#PAGE}, and a token if there may be more: see {@link Page}. */
    Page<RecordedPrediction> page(int size);

    /**
     * Those after the ones that the token was given with.
     *
     * @throws InvalidInputException if the token was altered or belongs to another question
     */
    Page<RecordedPrediction> page(int size, String token);

    /** Every one, read page by page while the stream is consumed. */
    Stream<RecordedPrediction> stream();

    /** How many there are. Says beforehand what {@link #delete} and {@link #erasePayloads} will touch. */
    long count();

    /** How many each version made each day, the newest day first. */
    List<PredictionCount> perDay();

    /** The newest with this id. */
    Optional<RecordedPrediction> find(String id);

    /** All with this id, the newest first. */
    List<RecordedPrediction> all(String id);

    /**
     * Deletes them, a batch at a time. The numbers of deleted predictions do not become gaps.
     *
     * @return how many
     * @throws InvalidInputException if they were not limited by {@link #until}, or were by {@link #where(String)}
     */
    @CanIgnoreReturnValue
    long delete();

    /**
     * Erases what went in and its digest, what came out, the values of all attributes and the texts of failures, for a person who
     * asks to be forgotten. Id, stamp, time and the names of the attributes stay, so that counts and traces remain whole.
     *
     * @return how many
     * @throws InvalidInputException if they were not limited by an {@link #attribute}, or were by {@link #where(String)}
     */
    @CanIgnoreReturnValue
    long erasePayloads();

    /** Waits until every prediction made through this client so far is in the store or, if that is away, on disk. */
    void flush();

    /** As {@link #flush()}, but at most this long; says whether it was enough. */
    @CanIgnoreReturnValue
    boolean flush(Duration limit);

    /** How far the recording through this client is. */
    RecordingStatus recording();

    /** What recorders reserved or used and what never arrived. A recorder that is running has gaps only where it knows of them. */
    List<RecordingGap> gaps();
}
