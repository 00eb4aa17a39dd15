package io.modelregistry.core.search;

import java.util.Locale;
import java.util.stream.IntStream;

/** How far a word is from another. */
final class Typos {

    private static final int LONGEST = 20;

    private Typos() {}

    /** How many letters to insert, leave out or replace, whatever their case; many for a text too long to be a typo. */
    static int distance(String typed, String word) {
        if (typed.length() > LONGEST) {
            return Integer.MAX_VALUE;
        }
        String one = typed.toLowerCase(Locale.ROOT);
        int[] distances = IntStream.rangeClosed(0, word.length()).toArray();
        for (int i = 0; i < one.length(); i++) {
            distances = nextRow(distances, one.charAt(i), word);
        }
        return distances[word.length()];
    }

    private static int[] nextRow(int[] above, char letter, String word) {
        int[] row = new int[above.length];
        row[0] = above[0] + 1;
        for (int i = 1; i < row.length; i++) {
            int replaced = above[i - 1] + (word.charAt(i - 1) == letter ? 0 : 1);
            row[i] = Math.min(replaced, 1 + Math.min(above[i], row[i - 1]));
        }
        return row;
    }
}
