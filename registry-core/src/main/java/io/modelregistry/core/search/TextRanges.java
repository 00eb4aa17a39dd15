package io.modelregistry.core.search;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchRange;
import java.util.Optional;

/**
 * Ranges of texts in an index. An index may order characters outside the basic multilingual plane as it likes, so an end of
 * a range has only characters that every order places alike.
 */
final class TextRanges {

    private static final char FIRST_DOUBTFUL = Character.MIN_SURROGATE - 1;

    /** The last code point, which is no letter and no digit. */
    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private TextRanges() {}

    /** The text and all above. */
    static Optional<SearchRange> from(SearchField field, String text) {
        return isOrderedAlike(text)
                ? Optional.of(new SearchRange.Texts(field, text, Optional.empty()))
                : Optional.empty();
    }

    /** The text and all below. */
    static Optional<SearchRange> upTo(SearchField field, String text) {
        return isOrderedAlike(text)
                ? Optional.of(new SearchRange.Texts(field, "", Optional.of(text + '\u0001')))
                : Optional.empty();
    }

    /** All that begin with the text, or at least with the part of it that is ordered alike. */
    static Optional<SearchRange> startingWith(SearchField field, String text) {
        String start = orderedAlike(text);
        return start.isEmpty()
                ? Optional.empty()
                : Optional.of(new SearchRange.Texts(field, start, Optional.of(behind(start))));
    }

    /** The beginning of a text that every index orders alike. */
    static String orderedAlike(String text) {
        return text.substring(0, lengthOrderedAlike(text));
    }

    /** The first text behind all that begin with this one; behind everything if it is empty. */
    static String behind(String start) {
        if (start.isEmpty()) {
            return LAST;
        }
        char last = start.charAt(start.length() - 1);
        return start.substring(0, start.length() - 1) + (char) (last + 1);
    }

    private static boolean isOrderedAlike(String text) {
        return lengthOrderedAlike(text) == text.length();
    }

    private static int lengthOrderedAlike(String text) {
        int length = 0;
        while (length < text.length() && text.charAt(length) < FIRST_DOUBTFUL) {
            length++;
        }
        return length;
    }
}
