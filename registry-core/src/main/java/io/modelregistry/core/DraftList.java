package io.modelregistry.core;

import io.modelregistry.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Values of a draft, in the order they were given. One too many is refused.
 *
 * @param <V> the kind of values
 */
final class DraftList<V> {

    private final String what;
    private final int limit;
    private final List<V> values = new ArrayList<>();

    DraftList(String what, int limit) {
        this.what = what;
        this.limit = limit;
    }

    void add(V value) {
        if (values.size() >= limit) {
            throw InvalidInputException.of(what, value.toString(), "at most " + limit + " of them");
        }
        values.add(value);
    }

    List<V> asList() {
        return values;
    }
}
