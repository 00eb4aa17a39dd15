package io.modelregistry.core.search;

/** The order of texts by Unicode code points, where {@link String#compareTo} goes by UTF-16 units. */
final class CodePoints {

    private CodePoints() {}

    static int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            if (one.charAt(i) != other.charAt(i)) {
                return rank(one.charAt(i)) - rank(other.charAt(i));
            }
        }
        return one.length() - other.length();
    }

    /** Puts surrogates, which stand for the highest code points, above all other units. */
    private static int rank(char unit) {
        return Character.isSurrogate(unit) ? unit + Character.MAX_VALUE : unit;
    }

    /** The same letter for its upper and its lower case: simple folding, one code point to one. */
    static int fold(int codePoint) {
        return Character.toLowerCase(Character.toUpperCase(codePoint));
    }
}
