package io.modelregistry.core;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Named values of a draft, in the order they were given. A name that was given before, or one too many, is refused.
 *
 * @param <V> the kind of values
 */
final class DraftMap<V> {

    private final String what;
    private final int limit;
    private final Map<String, V> values = new LinkedHashMap<>();

    private DraftMap(String what, int limit) {
        this.what = what;
        this.limit = limit;
    }

    static DraftMap<String> ofTags() {
        return new DraftMap<>("tag", Limits.TAGS);
    }

    static <V> DraftMap<V> of(String what) {
        return new DraftMap<>(what, Limits.FACTS);
    }

    /** The name if it may be one, so that a message about its value may show it. */
    String name(String name) {
        return Texts.label(what + " name", name, Limits.NAME_LENGTH);
    }

    void put(String name, V value) {
        name(name);
        if (values.containsKey(name)) {
            throw InvalidInputException.of(what + " name", name, "a name that was not given before");
        }
        if (values.size() >= limit) {
            throw InvalidInputException.of(what + " name", name, "at most " + limit + " of them");
        }
        values.put(name, value);
    }

    Map<String, V> asMap() {
        return values;
    }
}
