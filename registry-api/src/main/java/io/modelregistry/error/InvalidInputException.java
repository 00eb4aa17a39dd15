package io.modelregistry.error;

import java.util.OptionalInt;

/**
 * A name, filter, reference, token, file name or the like is not one: says what, where and what is allowed. Thrown before
 * any side effect.
 */
public final class InvalidInputException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String what;
    private final String value;
    private final String allowed;
    private final int column;

    private InvalidInputException(String message, String what, String value, String allowed, int column) {
        super(message);
        this.what = what;
        this.value = value;
        this.allowed = allowed;
        this.column = column;
    }

    /**
     * A value that may not be what it is given as.
     *
     * @param what the kind of value, in the user's words: {@code model name}
     * @param value what was given, shown escaped and shortened
     * @param allowed what would be right
     */
    public static InvalidInputException of(String what, String value, String allowed) {
        String message = "Invalid " + what + " " + Quoting.quote(value) + ": allowed is " + allowed;
        return new InvalidInputException(message, what, value, allowed, 0);
    }

    /**
     * A text that breaks at a column, counted from 1.
     *
     * @param what the kind of text: {@code filter}
     * @param text the whole text
     * @param column where it breaks
     * @param found the piece found there; empty at the end of the text
     * @param expected what would be right there
     */
    public static InvalidInputException at(String what, String text, int column, String found, String expected) {
        String piece = found.isEmpty() ? "the end" : Quoting.quote(found);
        String message = "Invalid " + what + " at column " + column + ": found " + piece + ", expected " + expected
                + " in " + Quoting.quote(text);
        return new InvalidInputException(message, what, text, expected, column);
    }

    /** The kind of value: {@code model name}. */
    public String what() {
        return what;
    }

    /** What was given, unchanged. */
    public String value() {
        return value;
    }

    /** What would have been right. */
    public String allowed() {
        return allowed;
    }

    /** Where a text broke, counted from 1. */
    public OptionalInt column() {
        return column == 0 ? OptionalInt.empty() : OptionalInt.of(column);
    }
}
