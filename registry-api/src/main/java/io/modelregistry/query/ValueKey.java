package io.modelregistry.query;

/** A key that holds texts, some of which are numbers: a number is compared with those alone. Immutable. */
public final class ValueKey extends TextKey {

    ValueKey(String key) {
        super(key);
    }

    /** It is this number, however it is written. */
    public Condition is(double value) {
        return compare("=", value);
    }

    /** It is another number. */
    public Condition isNot(double value) {
        return compare("!=", value);
    }

    /** It is a lower number. */
    public Condition below(double value) {
        return compare("<", value);
    }

    /** It is this number or a lower one. */
    public Condition atMost(double value) {
        return compare("<=", value);
    }

    /** It is a higher number. */
    public Condition above(double value) {
        return compare(">", value);
    }

    /** It is this number or a higher one. */
    public Condition atLeast(double value) {
        return compare(">=", value);
    }

    private Condition compare(String operator, double value) {
        return written(operator + " " + Literals.number(value));
    }
}
