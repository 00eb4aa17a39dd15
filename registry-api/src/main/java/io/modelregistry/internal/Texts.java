package io.modelregistry.internal;

import io.modelregistry.error.InvalidInputException;
import java.nio.charset.StandardCharsets;

/** Checks that every text passes before it is stored, so that all databases keep it byte for byte. */
public final class Texts {

    private Texts() {}

    /** Returns the text if it may be a single-line label: 1 to {@code max} characters, none of them a control character. */
    public static String label(String what, String text, int max) {
        if (text.isEmpty() || text.length() > max) {
            throw InvalidInputException.of(what, text, "1 to " + max + " characters");
        }
        if (text.codePoints().anyMatch(Texts::isControl)) {
            throw InvalidInputException.of(what, text, "text without control characters");
        }
        return wellFormed(what, text);
    }

    /** Returns the text if it may be free text: at most {@code maxBytes} in UTF-8, any character but U+0000. */
    public static String free(String what, String text, int maxBytes) {
        wellFormed(what, text);
        if (text.length() > maxBytes || text.getBytes(StandardCharsets.UTF_8).length > maxBytes) {
            throw InvalidInputException.of(what, text, "at most " + maxBytes + " bytes in UTF-8");
        }
        return text;
    }

    private static String wellFormed(String what, String text) {
        if (text.codePoints().anyMatch(c -> c == 0 || (c >= 0xD800 && c <= 0xDFFF))) {
            throw InvalidInputException.of(what, text, "Unicode text without U+0000 and lone surrogates");
        }
        return text;
    }

    private static boolean isControl(int codePoint) {
        return Character.getType(codePoint) == Character.CONTROL
                || Character.getType(codePoint) == Character.LINE_SEPARATOR
                || Character.getType(codePoint) == Character.PARAGRAPH_SEPARATOR;
    }
}
