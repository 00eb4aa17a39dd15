package io.modelregistry.store.jdbc;

import java.util.Optional;

/** Texts that fit into an index. */
final class ShortText {

    private static final int MAX = 500;

    private ShortText() {}

    /** The text, if it is short enough to be searched. */
    static Optional<String> of(String text) {
        return text.length() <= MAX ? Optional.of(text) : Optional.empty();
    }
}
