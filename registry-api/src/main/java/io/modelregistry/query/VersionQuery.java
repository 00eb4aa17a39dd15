package io.modelregistry.query;

import io.modelregistry.Limits;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.QueryTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A question over versions. Refining returns a new query; only the verbs read. Immutable, safe for many threads. */
public interface VersionQuery {

    /**
     * Only versions that the filter is true of, for example {@code metric.accuracy >= 0.9 and stage = 'production'}. Several
     * calls must all hold.
     *
     * @throws InvalidInputException at once, with the column, if the text is not a filter
     */
    VersionQuery where(String filter);

    /**
     * Only versions that the condition is true of, as {@link #where(String)} with its text.
     *
     * @throws InvalidInputException at once, if the condition is of a key that versions do not have
     */
    default VersionQuery where(Condition condition) {
        return where(condition.toString());
    }

    /**
     * The order: a key and {@code asc} or {@code desc}, for example {@code metric.accuracy desc}. Versions without the key
     * come last.
     *
     * @throws InvalidInputException at once if the text is not an order
     */
    VersionQuery orderBy(String order);

    /**
     * Every version that fits.
     *
     * @throws InvalidInputException if there are more than {@link Limits#LIST}; {@link #page} and {@link #stream} take any
     *     number
     * @throws QueryTimeoutException if finding them takes too long
     */
    List<ModelVersion> list();

    /**
     * The first version that fits.
     *
     * @throws QueryTimeoutException if finding it takes too long
     */
    Optional<ModelVersion> first();

    /**
     * The version that fits with the best latest value of a metric, whatever it was measured on, without regard to the order;
     * of several, the last registered for {@code HIGHEST} and the first for {@code LOWEST}. Versions without the metric, and
     * those whose value is NaN or infinite, are passed over.
     *
     * @throws QueryTimeoutException if finding it takes too long
     */
    Optional<ModelVersion> best(String metric, Objective objective);

    /**
     * How many versions fit.
     *
     * @throws QueryTimeoutException if counting them takes too long
     */
    long count();

    /**
     * How many of the versions that fit have each value of a key, for example {@code stage}: the most frequent values first, equals
     * by the value, at most {@link Limits#PAGE}. Versions without the key are not counted.
     *
     * @throws InvalidInputException if there is no such key, or it holds times or semantic versions
     * @throws QueryTimeoutException if counting them takes too long
     */
    List<FacetCount> facet(String key);

    /** As {@link #facet(String)}, with the most frequent values alone, at most so many. */
    List<FacetCount> facet(String key, int most);

    /** The first {@code size} versions, at most {@link Limits#PAGE}, and a token if there may be more: see {@link Page}. */
    Page<ModelVersion> page(int size);

    /**
     * The versions after those that the token was given with.
     *
     * @throws InvalidInputException if the token was altered or belongs to another query
     */
    Page<ModelVersion> page(int size, String token);

    /** Every version that fits, read page by page while the stream is consumed, however long that takes. */
    Stream<ModelVersion> stream();
}
