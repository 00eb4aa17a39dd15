package io.modelregistry.core.search;

import java.util.List;

/**
 * A piece of a filter or order.
 *
 * @param kind what it looks like
 * @param index where it begins
 * @param source as it was typed
 * @param parts what it means: the text of a quoted text; sign, number and unit
 *     behind now; the word, name and data of a key such as {@code metric.auc@test}
 */
record Token(Kind kind, int index, String source, List<String> parts) {

    enum Kind {
        /** A keyword or a key. */
        WORD,
        /** A time relative to now. */
        MOMENT,
        /** A text in single quotes. */
        TEXT,
        /** A number. */
        NUMBER,
        /** An operator, a parenthesis or a comma. */
        SYMBOL,
        /** What has no meaning. */
        UNKNOWN,
        /** The end of the text. */
        END
    }

    boolean isSymbol(String symbol) {
        return kind == Kind.SYMBOL && source.equals(symbol);
    }

    boolean isKeyword(String keyword) {
        return kind == Kind.WORD && source.equalsIgnoreCase(keyword);
    }
}
