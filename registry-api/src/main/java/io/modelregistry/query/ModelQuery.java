package io.modelregistry.query;

import io.modelregistry.Limits;
import io.modelregistry.Model;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.QueryTimeoutException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A question over models. Refining returns a new query; only the verbs read. Immutable, safe for many threads. */
public interface ModelQuery {

    /**
     * Only models that the filter is true of, for example {@code tag.team = 'vision'}. Several
     * calls must all hold.
     *
     * @throws InvalidInputException at once, with the column, if the text is not a filter
     */
    ModelQuery where(String filter);

    /**
     * Only models that the condition is true of, as {@link #where(String)} with its text.
     *
     * @throws InvalidInputException at once, if the condition is of a key that models do not have
     */
    default ModelQuery where(Condition condition) {
        return where(condition.toString());
    }

    /**
     * The order: a key and {@code asc} or {@code desc}, for example {@code changed desc}. Models without the key
     * come last.
     *
     * @throws InvalidInputException at once if the text is not an order
     */
    ModelQuery orderBy(String order);

    /**
     * Every model that fits.
     *
     * @throws InvalidInputException if there are more than {@link Limits#LIST}; {@link #page} and {@link #stream} take any
     *     number
     * @throws QueryTimeoutException if finding them takes too long
     */
    List<Model> list();

    /**
     * The first model that fits.
     *
     * @throws QueryTimeoutException if finding it takes too long
     */
    Optional<Model> first();

    /**
     * How many models fit.
     *
     * @throws QueryTimeoutException if counting them takes too long
     */
    long count();

    /**
     * How many of the models that fit have each value of a key, for example {@code tag.team}: the most frequent values first, equals
     * by the value, at most {@link Limits#PAGE}. Models without the key are not counted.
     *
     * @throws InvalidInputException if there is no such key, or it holds times or semantic versions
     * @throws QueryTimeoutException if counting them takes too long
     */
    List<FacetCount> facet(String key);

    /** As {@link #facet(String)}, with the most frequent values alone, at most so many. */
    List<FacetCount> facet(String key, int most);

    /** The first {@code size} models, at most {@link Limits#PAGE}, and a token if there may be more: see {@link Page}. */
    Page<Model> page(int size);

    /**
     * The models after those that the token was given with.
     *
     * @throws InvalidInputException if the token was altered or belongs to another query
     */
    Page<Model> page(int size, String token);

    /** Every model that fits, read page by page while the stream is consumed, however long that takes. */
    Stream<Model> stream();
}
