package io.modelregistry.error;

/** Shows foreign text in a message: quoted, control and invisible characters escaped, at most 80 characters. */
final class Quoting {

    private static final int MAX = 80;

    private Quoting() {}

    static String quote(String text) {
        StringBuilder shown = new StringBuilder("'");
        text.codePoints().limit(MAX).forEach(codePoint -> append(shown, codePoint));
        if (shown.length() > MAX) {
            shown.setLength(Character.isHighSurrogate(shown.charAt(MAX - 2)) ? MAX - 2 : MAX - 1);
            shown.append('…');
        }
        return shown.append('\'').toString();
    }

    /** The text with what cannot be seen escaped, however long. */
    static String escape(String text) {
        if (text.codePoints().allMatch(Quoting::isVisible)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(codePoint -> append(shown, codePoint));
        return shown.toString();
    }

    private static void append(StringBuilder shown, int codePoint) {
        if (isVisible(codePoint)) {
            shown.appendCodePoint(codePoint);
        } else if (Character.isBmpCodePoint(codePoint)) {
            shown.append(String.format("\\u%04x", codePoint));
        } else {
            shown.append(String.format("\\u{%x}", codePoint));
        }
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
