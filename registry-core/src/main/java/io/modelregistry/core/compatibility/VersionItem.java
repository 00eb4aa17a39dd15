package io.modelregistry.core.compatibility;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** A number or word of a version, and what stands before it. */
sealed interface VersionItem extends Comparable<VersionItem> {

    /** Whether a hyphen stood before it, or might as well: before each word, and where digits and letters met. */
    boolean isHyphenated();

    /** Below, at or above 0, as a version with it is older, as old or newer than one that ends before it. */
    int compareToNothing();

    /**
     * Reads lower-case text, of which an empty one is 0.
     *
     * @param isBeforeNumber whether a number follows at once, as in {@code a1}
     */
    static VersionItem of(boolean isHyphenated, String text, boolean isBeforeNumber) {
        if (text.isEmpty()) {
            return new Numeric(isHyphenated, BigInteger.ZERO);
        }
        boolean isNumber = text.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber
                ? new Numeric(isHyphenated, new BigInteger(text))
                : new Word(isBeforeNumber ? Word.SHORT.getOrDefault(text, text) : text);
    }

    /** A number; one behind a hyphen comes before one behind a dot. */
    record Numeric(boolean isHyphenated, BigInteger value) implements VersionItem {

        @Override
        public int compareToNothing() {
            return value.signum();
        }

        @Override
        public int compareTo(VersionItem other) {
            if (!(other instanceof Numeric number)) {
                return 1;
            }
            int order = Boolean.compare(number.isHyphenated, isHyphenated);
            return order == 0 ? value.compareTo(number.value) : order;
        }
    }

    /** A word, which comes before any number; what stands before it plays no part. */
    record Word(String text) implements VersionItem {

        /** What is written short before a number. */
        private static final Map<String, String> SHORT = Map.of("a", "alpha", "b", "beta", "m", "milestone", "c", "rc");

        /** Words with a meaning, which come before those without. */
        private static final List<String> ORDER =
                List.of("dev", "alpha", "beta", "milestone", "rc", "snapshot", "", "sp");

        private static final Map<String, String> SAME =
                Map.of("cr", "rc", "pre", "rc", "preview", "rc", "final", "", "ga", "", "release", "");

        public Word {
            text = SAME.getOrDefault(text, text);
        }

        @Override
        public boolean isHyphenated() {
            return true;
        }

        private int rank() {
            int known = ORDER.indexOf(text);
            return known < 0 ? ORDER.size() : known;
        }

        @Override
        public int compareToNothing() {
            return Integer.compare(rank(), ORDER.indexOf(""));
        }

        @Override
        public int compareTo(VersionItem other) {
            if (!(other instanceof Word word)) {
                return -1;
            }
            int order = Integer.compare(rank(), word.rank());
            return order == 0 ? text.compareTo(word.text) : order;
        }
    }
}
