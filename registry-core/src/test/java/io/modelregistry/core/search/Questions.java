package io.modelregistry.core.search;

import java.util.List;

/** Questions whose rows are read as their ids. */
final class Questions {

    private Questions() {}

    static Question<Long> over(Rows rows, Filter filter, Order order) {
        return new Question<>(Subject.VERSIONS, source(rows), filter, order);
    }

    /** All rows of an index, or those of one model, the last changed first. */
    static Question<Long> over(Rows rows) {
        return over(rows, Filter.everything(), OrderParser.parse("changed desc", Subject.VERSIONS));
    }

    private static Source<Long> source(Rows rows) {
        return new Source<>("rows", () -> rows, new PageTokens(new byte[32]), List::copyOf);
    }
}
