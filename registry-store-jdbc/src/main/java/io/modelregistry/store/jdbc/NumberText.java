package io.modelregistry.store.jdbc;

import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Texts that are numbers: those that core takes for numbers, so that a range of numbers misses none. */
final class NumberText {

    private static final Pattern NUMBER =
            Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?");

    private NumberText() {}

    /** The finite number that a text is in decimal notation. */
    static OptionalDouble parse(String text) {
        if (!NUMBER.matcher(text).matches()) {
            return OptionalDouble.empty();
        }
        double number = Double.parseDouble(text);
        return Double.isFinite(number) ? OptionalDouble.of(number) : OptionalDouble.empty();
    }
}
