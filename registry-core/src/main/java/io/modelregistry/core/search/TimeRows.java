package io.modelregistry.core.search;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a store gives in the order of time, the newest first.
 *
 * @param <R> what it is
 * @param <P> a place among it
 */
interface TimeRows<R, P> {

    /** Those after a place, at most so many. Those that the filter is not true of may be left out where an index can do so. */
    List<R> read(Filter filter, Optional<P> after, int limit);

    /** What a store has an index for. */
    Set<KeyWord> served();

    /** Where it is. */
    P place(R row);

    /** What it is filtered by. */
    Row values(R row);
}
