package io.modelregistry.core.search;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A pattern of {@code like}: {@code %} stands for any text, {@code _} for one character, {@code \} takes their meaning away.
 */
final class LikePattern {

    private static final int ANY_TEXT = -1;
    private static final int ANY_CHARACTER = -2;

    private final String text;
    private final boolean isCaseSensitive;
    private final int[] parts;

    private LikePattern(String text, boolean isCaseSensitive) {
        this.text = text;
        this.isCaseSensitive = isCaseSensitive;
        parts = parts(text).map(part -> part < 0 ? part : letter(part)).toArray();
    }

    static LikePattern of(String text) {
        return new LikePattern(text, true);
    }

    static LikePattern ignoringCase(String text) {
        return new LikePattern(text, false);
    }

    /** Whether every {@code \} stands before {@code %}, {@code _} or {@code \}. */
    static boolean isValid(String text) {
        int next = 0;
        while (next < text.length()) {
            boolean isEscape = text.charAt(next) == '\\';
            if (isEscape && (next + 1 == text.length() || "%_\\".indexOf(text.charAt(next + 1)) < 0)) {
                return false;
            }
            next += isEscape ? 2 : 1;
        }
        return true;
    }

    private static IntStream parts(String text) {
        IntStream.Builder parts = IntStream.builder();
        boolean isEscaped = false;
        for (int codePoint : text.codePoints().toArray()) {
            if (codePoint == '\\' && !isEscaped) {
                isEscaped = true;
            } else {
                parts.add(isEscaped ? codePoint : part(codePoint));
                isEscaped = false;
            }
        }
        return parts.build();
    }

    private static int part(int codePoint) {
        return switch (codePoint) {
            case '%' -> ANY_TEXT;
            case '_' -> ANY_CHARACTER;
            default -> codePoint;
        };
    }

    private int letter(int codePoint) {
        return isCaseSensitive ? codePoint : CodePoints.fold(codePoint);
    }

    boolean isCaseSensitive() {
        return isCaseSensitive;
    }

    /** What every text that fits begins with, if its letters must be those of the pattern. */
    String start() {
        int length = 0;
        while (isCaseSensitive && length < parts.length && parts[length] >= 0) {
            length++;
        }
        return new String(parts, 0, length);
    }

    /** Whether only one text fits: {@link #start()}. */
    boolean isOneText() {
        return isCaseSensitive && Arrays.stream(parts).allMatch(part -> part >= 0);
    }

    /** Whether the whole text fits. Takes at most as long as the text times the pattern. */
    boolean fits(String candidate) {
        int[] letters = candidate.codePoints().map(this::letter).toArray();
        int letter = 0;
        int part = 0;
        int lastAnyText = -1;
        int resumeAt = 0;
        while (letter < letters.length) {
            if (part < parts.length && parts[part] == ANY_TEXT) {
                lastAnyText = part++;
                resumeAt = letter;
            } else if (part < parts.length && fits(parts[part], letters[letter])) {
                part++;
                letter++;
            } else if (lastAnyText >= 0) {
                part = lastAnyText + 1;
                letter = ++resumeAt;
            } else {
                return false;
            }
        }
        return IntStream.range(part, parts.length).allMatch(rest -> parts[rest] == ANY_TEXT);
    }

    private static boolean fits(int part, int letter) {
        return part == ANY_CHARACTER || part == letter;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LikePattern pattern
                && text.equals(pattern.text)
                && isCaseSensitive == pattern.isCaseSensitive;
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
