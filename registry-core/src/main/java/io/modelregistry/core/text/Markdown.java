package io.modelregistry.core.text;

import java.util.regex.Pattern;

/** Text in Markdown. */
public final class Markdown {

    private static final Pattern MARKUP = Pattern.compile("[\\\\`*_{}\\[\\]<>#|&~]");
    private static final Pattern LINE_BREAK = Pattern.compile("\\R|\\p{Cc}");

    private Markdown() {}

    /** The text on one line, none of it markup, HTML or the end of a table's cell. */
    public static String escaped(String text) {
        return MARKUP.matcher(LINE_BREAK.matcher(text).replaceAll(" ")).replaceAll("\\\\$0");
    }
}
