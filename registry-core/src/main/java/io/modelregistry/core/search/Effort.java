package io.modelregistry.core.search;

import io.modelregistry.error.QueryTimeoutException;
import java.time.Duration;

/** What one call has read so far, and how much it may. Not safe for several threads. */
final class Effort {

    private final String query;
    private final Filter filter;
    private final Duration limit;
    private final long most;
    private final long start = System.nanoTime();
    private long rows;

    private Effort(String query, Filter filter, Duration limit, long most) {
        this.query = query;
        this.filter = filter;
        this.limit = limit;
        this.most = most;
    }

    /** Of a page, which may end before it is full. */
    static Effort ofPage(String query, Filter filter, Allowance allowance) {
        return new Effort(query, filter, allowance.time(), allowance.rows());
    }

    /** Of an answer that has to be whole. */
    static Effort ofAll(String query, Filter filter, Allowance allowance) {
        return new Effort(query, filter, allowance.time(), Long.MAX_VALUE);
    }

    /**
     * Notes that so many more rows were tested.
     *
     * @throws QueryTimeoutException if it takes too long
     */
    void spend(int tested) {
        rows += tested;
        if (limit.compareTo(Duration.ofNanos(System.nanoTime() - start)) < 0) {
            throw QueryTimeoutException.of(
                    query,
                    limit,
                    rows,
                    filter.conjuncts().stream()
                            .filter(part -> part.ranges().isEmpty())
                            .map(Filter::toString)
                            .toList());
        }
    }

    /** Whether a page is to end. */
    boolean isSpent() {
        return rows >= most;
    }
}
