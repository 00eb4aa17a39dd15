package io.modelregistry.core.search;

import java.util.List;
import java.util.Optional;

/**
 * Some rows of an answer.
 *
 * @param rows in order
 * @param next where to go on, if there may be more
 */
record Found(List<Position> rows, Optional<Position> next) {

    Found {
        rows = List.copyOf(rows);
    }

    /** At most so many rows of those that were found; there are more if one was left over. */
    static Found of(List<Position> found, int limit) {
        return found.size() > limit
                ? new Found(found.subList(0, limit), Optional.of(found.get(limit - 1)))
                : new Found(found, Optional.empty());
    }
}
