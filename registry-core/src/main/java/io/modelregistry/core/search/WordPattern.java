package io.modelregistry.core.search;

import io.modelregistry.core.integrity.Words;
import io.modelregistry.spi.SearchField;
import java.util.ArrayList;
import java.util.List;

/**
 * A word to be looked for. Prints as it is typed.
 *
 * @param word the word, or how it begins, as words are compared
 * @param isPrefix whether other words that begin so will do
 */
record WordPattern(String word, boolean isPrefix) {

    /** The words of a text, of which the last is the beginning of one if a {@code *} stands behind it at the end. */
    static List<WordPattern> all(String text) {
        List<WordPattern> words = new ArrayList<>(Words.in(text)
                .distinct()
                .map(word -> new WordPattern(word, false))
                .toList());
        if (endsInPrefix(text)) {
            String last = Words.in(text).reduce((earlier, later) -> later).orElseThrow();
            words.remove(new WordPattern(last, false));
            words.add(new WordPattern(last, true));
        }
        return words;
    }

    private static boolean endsInPrefix(String text) {
        String stripped = text.strip();
        return stripped.endsWith("*")
                && stripped.length() > 1
                && Words.in(Character.toString(stripped.codePointBefore(stripped.length() - 1)))
                        .findAny()
                        .isPresent();
    }

    boolean fits(String candidate) {
        return isPrefix ? candidate.startsWith(word) : candidate.equals(word);
    }

    /** Where an index holds all words that fit. */
    SearchField field() {
        String from = isPrefix ? TextRanges.orderedAlike(word) : word;
        return new SearchField(SearchField.Kind.WORD, from, isPrefix ? TextRanges.behind(from) : word + '\u0001');
    }

    @Override
    public String toString() {
        return Literal.quote(isPrefix ? word + "*" : word);
    }
}
