package io.modelregistry.core.inspect;

import java.util.Set;

/** What is kept of a tree of values that may be larger than memory. Counts what was kept. */
final class TreeLimits {

    /** Members that hold the trees and weights of a model. */
    private static final Set<String> SKIPPED = Set.of("model", "gbtree", "weight_drop");

    private static final int VALUES = 100_000;
    private static final int CHARACTERS = 4 << 20;
    private static final int DEPTH = 20;

    private int values;
    private long characters;

    static boolean isSkipped(String name) {
        return SKIPPED.contains(name);
    }

    static void checkDepth(int depth) throws MalformedFileException {
        if (depth > DEPTH) {
            throw new MalformedFileException("is nested more than " + DEPTH + " levels");
        }
    }

    /** Counts one more value. */
    void count(int length) throws MalformedFileException {
        values++;
        characters += length;
        if (values > VALUES || characters > CHARACTERS) {
            throw new MalformedFileException(
                    "says more than fits " + VALUES + " values and " + CHARACTERS + " characters");
        }
    }
}
