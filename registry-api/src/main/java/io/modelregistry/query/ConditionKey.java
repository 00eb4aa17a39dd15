package io.modelregistry.query;

import io.modelregistry.error.InvalidInputException;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A key and what it can be compared with. If a row has several values of the key, one that satisfies is enough. Immutable.
 *
 * @param <V> what it is compared with
 */
public class ConditionKey<V> {

    private final String key;
    private final Function<V, String> literal;

    ConditionKey(String key, Function<V, String> literal) {
        this.key = key;
        this.literal = literal;
    }

    /** It is the same. */
    public Condition is(V value) {
        return compare("=", value);
    }

    /** It has a value that is another one. */
    public Condition isNot(V value) {
        return compare("!=", value);
    }

    /** It is lower. */
    public Condition below(V value) {
        return compare("<", value);
    }

    /** It is the same or lower. */
    public Condition atMost(V value) {
        return compare("<=", value);
    }

    /** It is higher. */
    public Condition above(V value) {
        return compare(">", value);
    }

    /** It is the same or higher. */
    public Condition atLeast(V value) {
        return compare(">=", value);
    }

    /** It is one of these, of which there is at least one. */
    public Condition in(Collection<? extends V> values) {
        if (values.isEmpty()) {
            throw InvalidInputException.of("list in a filter", "()", "at least one value");
        }
        return written(values.stream().map(literal).collect(Collectors.joining(", ", "in (", ")")));
    }

    /** There is a value. */
    public Condition exists() {
        return written("is not null");
    }

    /** There is no value. */
    public Condition isMissing() {
        return written("is null");
    }

    private Condition compare(String operator, V value) {
        return written(operator + " " + literal.apply(value));
    }

    final Condition written(String rest) {
        return Condition.comparison(key + " " + rest);
    }

    final String key() {
        return key;
    }

    /** The key as it is written in a filter. */
    @Override
    public String toString() {
        return key;
    }
}
