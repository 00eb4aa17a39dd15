package io.modelregistry.query;

import io.modelregistry.Limits;
import io.modelregistry.ModelVersion;
import io.modelregistry.error.InvalidInputException;
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
     */
    List<ModelVersion> list();

    /** The first version that fits. */
    Optional<ModelVersion> first();

    /** How many versions fit. */
    long count();

    /** The first {@code size} versions, at most {@link Limits#PAGE}, and a token if there are more. */
    Page<ModelVersion> page(int size);

    /**
     * The versions after those that the token was given with.
     *
     * @throws InvalidInputException if the token was altered or belongs to another query
     */
    Page<ModelVersion> page(int size, String token);

    /** Every version that fits, read page by page while the stream is consumed. */
    Stream<ModelVersion> stream();
}
