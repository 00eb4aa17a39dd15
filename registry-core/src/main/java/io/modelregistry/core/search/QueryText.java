package io.modelregistry.core.search;

import io.modelregistry.error.InvalidInputException;

/**
 * A filter or order as it was typed.
 *
 * @param what the kind of text, in the user's words
 * @param text the text
 */
record QueryText(String what, String text) {

    /** Characters of a filter or order. */
    static final int MAX_LENGTH = 10_000;

    private static final int SHOWN = 40;

    QueryText {
        if (text.length() > MAX_LENGTH) {
            String found = text.substring(MAX_LENGTH, Math.min(text.length(), MAX_LENGTH + SHOWN));
            String expected = "the end, as " + what + "s have at most " + MAX_LENGTH + " characters";
            throw InvalidInputException.at(what, text, MAX_LENGTH + 1, found, expected);
        }
    }

    /** The failure to find what was expected at an index of the text. */
    InvalidInputException error(int index, String found, String expected) {
        return InvalidInputException.at(what, text, text.codePointCount(0, index) + 1, found, expected);
    }
}
