package io.modelregistry;

import io.modelregistry.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * A place in the line of all events of a registry. Keep its text to resume there.
 *
 * @param value events before it
 */
public record HistoryPosition(long value) {

    /** Before the first event. */
    public static final HistoryPosition START = new HistoryPosition(0);

    private static final Pattern DIGITS = Pattern.compile("[0-9]{1,18}");

    /** Checks the value. */
    public HistoryPosition {
        if (value < 0) {
            throw InvalidInputException.of("history position", Long.toString(value), "0 or more");
        }
    }

    /** Reads what {@link #toString()} wrote. */
    public static HistoryPosition parse(String text) {
        if (!DIGITS.matcher(text).matches()) {
            throw InvalidInputException.of("history position", text, "a text that a position was printed as");
        }
        return new HistoryPosition(Long.parseLong(text));
    }

    @Override
    public String toString() {
        return Long.toString(value);
    }
}
