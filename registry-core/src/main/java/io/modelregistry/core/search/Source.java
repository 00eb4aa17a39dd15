package io.modelregistry.core.search;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * Where the rows of a question come from.
 *
 * @param name what they are, in the user's words: {@code versions of churn}
 * @param rows finds them; asked whenever something is read, as a model may come into being
 * @param tokens writes and reads page tokens
 * @param reader reads rows as a whole
 * @param clock says what time it is
 * @param allowance how much a query may read
 */
record Source<T>(
        String name,
        Supplier<Rows> rows,
        PageTokens tokens,
        RowReader<T> reader,
        Supplier<Instant> clock,
        Allowance allowance) {}
