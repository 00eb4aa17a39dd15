package io.modelregistry.core.text;

import java.util.regex.Pattern;

/** Text in commands for POSIX shells. */
public final class Shell {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+=:,./-]+");

    private Shell() {}

    /** The text as one word, whatever is in it. A word that begins with a hyphen may still be taken for an option. */
    public static String quoted(String text) {
        return PLAIN.matcher(text).matches() ? text : "'" + text.replace("'", "'\\''") + "'";
    }
}
