package io.modelregistry.core.search;

import io.modelregistry.core.search.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a filter or order into tokens, one at a time. Not safe for several threads. */
final class Lexer {

    private static final Pattern NUMBER = Pattern.compile("-?[0-9]++(?:\\.[0-9]++)?+(?:[eE][+-]?+[0-9]++)?+");
    private static final Pattern SIGN = Pattern.compile("\\s*(?<sign>[+-])\\s*");
    private static final Pattern AMOUNT = Pattern.compile("(?<number>[0-9]{1,9})(?<unit>[smhdw])(?![\\p{L}\\p{N}_.])");
    private static final Set<String> OPERATORS = Set.of("=", "!=", "<", "<=", ">", ">=", "~");
    private static final String OPERATOR_CHARACTERS = "=!<>~";

    private final QueryText source;
    private final String text;
    private int next;

    Lexer(QueryText source) {
        this.source = source;
        text = source.text();
    }

    Token next() {
        skip(Character::isWhitespace);
        int start = next;
        if (start == text.length()) {
            return new Token(Kind.END, start, "", List.of());
        }
        int first = text.codePointAt(start);
        if (first == '\'') {
            String content = quoted('\'', "a ' to close the text that begins");
            return token(Kind.TEXT, start, List.of(content));
        }
        if (Character.isLetter(first) || first == '_') {
            List<String> key = key();
            boolean isNow = key.size() == 1 && key.get(0).equalsIgnoreCase("now");
            return isNow ? token(Kind.MOMENT, start, shift()) : token(Kind.WORD, start, key);
        }
        if (isNumber()) {
            return token(Kind.NUMBER, start, List.of());
        }
        return token(symbol(first), start, List.of());
    }

    private Token token(Kind kind, int start, List<String> parts) {
        return new Token(kind, start, text.substring(start, next), parts);
    }

    private boolean isNumber() {
        Matcher matcher = NUMBER.matcher(text).region(next, text.length());
        if (!matcher.lookingAt()) {
            return false;
        }
        next = matcher.end();
        return true;
    }

    /** Takes the longest run of operator characters, so that {@code >>>} is shown whole. */
    private Kind symbol(int first) {
        int start = next;
        if (first == '(' || first == ')' || first == ',') {
            next++;
            return Kind.SYMBOL;
        }
        if (OPERATOR_CHARACTERS.indexOf(first) >= 0) {
            skip(c -> OPERATOR_CHARACTERS.indexOf(c) >= 0);
            return OPERATORS.contains(text.substring(start, next)) ? Kind.SYMBOL : Kind.UNKNOWN;
        }
        skip(c -> c == first);
        return Kind.UNKNOWN;
    }

    /** A word, and for a key what comes after the first dot and after an {@code @}. */
    private List<String> key() {
        List<String> parts = new ArrayList<>();
        parts.add(run(c -> Character.isLetterOrDigit(c) || c == '_'));
        if (skip('.')) {
            parts.add(name());
            if (skip('@')) {
                parts.add(name());
            }
        }
        return parts;
    }

    /** What is added to now or taken from it: sign, number and unit, if anything is. */
    private List<String> shift() {
        Matcher sign = SIGN.matcher(text).region(next, text.length());
        if (!sign.lookingAt()) {
            return List.of();
        }
        next = sign.end();
        Matcher amount = AMOUNT.matcher(text).region(next, text.length()).useTransparentBounds(true);
        if (!amount.lookingAt()) {
            int start = next;
            run(Character::isLetterOrDigit);
            refuse(start, "a whole number of at most 9 digits and s, m, h, d or w, as in now - 30d");
        }
        next = amount.end();
        return List.of(sign.group("sign"), amount.group("number"), amount.group("unit"));
    }

    private String name() {
        int start = next;
        if (next < text.length() && text.charAt(next) == '`') {
            String name = quoted('`', "a ` to close the name that begins");
            return name.isEmpty() ? refuse(start, "a name between the back-ticks") : name;
        }
        String name = run(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.');
        if (!isBare(name)) {
            return refuse(start, "a name of letters, digits, '.', '-' and '_', or any name in back-ticks");
        }
        return name;
    }

    /** Whether a name may stand in a key without back-ticks. */
    static boolean isBare(String name) {
        return !name.isEmpty()
                && name.codePoints().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.')
                && isEdge(name.codePointAt(0))
                && isEdge(name.codePointBefore(name.length()));
    }

    private static boolean isEdge(int codePoint) {
        return Character.isLetterOrDigit(codePoint) || codePoint == '_';
    }

    private String refuse(int start, String expected) {
        String rest = text.substring(start);
        int end = rest.isEmpty() ? 0 : Math.max(next - start, rest.offsetByCodePoints(0, 1));
        throw source.error(start, rest.substring(0, end), expected);
    }

    /** Reads up to the closing quote; a doubled one stands for itself. */
    private String quoted(char quote, String expected) {
        int start = next++;
        StringBuilder content = new StringBuilder();
        while (next < text.length()) {
            char c = text.charAt(next++);
            if (c == quote && !skip(quote)) {
                return content.toString();
            }
            requireStorable(c);
            content.append(c);
        }
        int column = text.codePointCount(0, start) + 1;
        throw source.error(text.length(), "", expected + " at column " + column);
    }

    /** Databases refuse what no stored text can hold, so it must not reach them. */
    private void requireStorable(char c) {
        int index = next - 1;
        boolean isLone = Character.isSurrogate(c) && !isPaired(index);
        if (c == 0 || isLone) {
            throw source.error(index, String.valueOf(c), "Unicode text without U+0000 and lone surrogates");
        }
    }

    private boolean isPaired(int index) {
        return Character.isHighSurrogate(text.charAt(index))
                ? index + 1 < text.length() && Character.isLowSurrogate(text.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(text.charAt(index - 1));
    }

    private String run(CodePointTest test) {
        int start = next;
        skip(test);
        return text.substring(start, next);
    }

    private boolean skip(char expected) {
        boolean isThere = next < text.length() && text.charAt(next) == expected;
        if (isThere) {
            next++;
        }
        return isThere;
    }

    private void skip(CodePointTest test) {
        while (next < text.length() && test.holds(text.codePointAt(next))) {
            next = text.offsetByCodePoints(next, 1);
        }
    }

    private interface CodePointTest {
        boolean holds(int codePoint);
    }
}
