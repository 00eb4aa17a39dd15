package io.modelregistry.core.search;

import java.util.List;
import java.util.Optional;

/**
 * Some of what happened, the newest first.
 *
 * @param rows the rows
 * @param next the place to go on after, if there may be more
 * @param <R> what it is
 * @param <P> a place among it
 */
public record Slice<R, P>(List<R> rows, Optional<P> next) {

    /** Copies the rows. */
    public Slice {
        rows = List.copyOf(rows);
    }
}
