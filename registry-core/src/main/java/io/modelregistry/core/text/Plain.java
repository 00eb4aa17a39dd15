package io.modelregistry.core.text;

import java.util.regex.Pattern;

/** Text where no character may do anything but be seen. */
public final class Plain {

    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]");

    private Plain() {}

    /** The text on one line, what a terminal would obey written as {@code \}{@code u001b}. */
    public static String line(String text) {
        return UNSEEN.matcher(text).replaceAll(match -> {
            int c = match.group().codePointAt(0);
            return c == '\n' ? "\\\\n" : String.format("\\\\u%04x", c);
        });
    }
}
