package io.modelregistry.query;

import java.util.Objects;

/**
 * A filter put together by calls instead of text; see {@link Conditions}. It is nothing but the text that it prints as, so a
 * query treats both alike. Immutable; equal to others with the same text.
 */
public final class Condition {

    private final String text;
    private final Binding binding;

    private Condition(String text, Binding binding) {
        this.text = text;
        this.binding = binding;
    }

    static Condition comparison(String text) {
        return new Condition(text, Binding.CLOSEST);
    }

    /** Both must hold. */
    public Condition and(Condition other) {
        return new Condition(within(Binding.AND) + " and " + other.within(Binding.AND), Binding.AND);
    }

    /** At least one must hold. */
    public Condition or(Condition other) {
        return new Condition(text + " or " + other.text, Binding.OR);
    }

    /** Must not hold. A comparison on a key that a row does not have is false, so this is true of such a row. */
    public Condition not() {
        return new Condition("not " + within(Binding.CLOSEST), Binding.CLOSEST);
    }

    private String within(Binding outer) {
        return binding.compareTo(outer) > 0 ? "(" + text + ")" : text;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Condition condition && text.equals(condition.text);
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(text);
    }

    /** The filter as text. */
    @Override
    public String toString() {
        return text;
    }

    private enum Binding {
        CLOSEST,
        AND,
        OR
    }
}
