package io.modelregistry.core.search;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Supplier;

/** Questions whose rows are read as their ids. */
final class Questions {

    private Questions() {}

    static Question<Long> over(Rows rows, Filter filter, Order order) {
        return over(rows, filter, order, Allowance.of(Duration.ofSeconds(30)), () -> RandomData.START);
    }

    static Question<Long> over(Rows rows, Allowance allowance, Supplier<Instant> clock) {
        return over(rows, Filter.everything(), OrderParser.parse("changed desc", Subject.VERSIONS), allowance, clock);
    }

    static Question<Long> over(Rows rows, Filter filter, Order order, Allowance allowance, Supplier<Instant> clock) {
        Source<Long> source =
                new Source<>("rows", () -> rows, new PageTokens(new byte[32]), List::copyOf, clock, allowance);
        return new Question<>(Subject.VERSIONS, source, filter, order);
    }

    /** All rows of an index, or those of one model, the last changed first. */
    static Question<Long> over(Rows rows) {
        return over(rows, Filter.everything(), OrderParser.parse("changed desc", Subject.VERSIONS));
    }
}
