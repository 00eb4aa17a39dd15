package io.modelregistry.core.search;

import io.modelregistry.error.QueryTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;

/** What one call has read so far, and how much it may. Not safe for several threads. */
final class Effort {

    private final String query;
    private final Supplier<List<String>> unserved;
    private final Duration limit;
    private final long most;
    private final long start = System.nanoTime();
    private long rows;

    private Effort(String query, Supplier<List<String>> unserved, Duration limit, long most) {
        this.query = query;
        this.unserved = unserved;
        this.limit = limit;
        this.most = most;
    }

    /**
     * Of a page, which may end before it is full.
     *
     * @param unserved the parts of the query that no index serves
     */
    static Effort ofPage(String query, Supplier<List<String>> unserved, Allowance allowance) {
        return new Effort(query, unserved, allowance.time(), allowance.rows());
    }

    /** Of an answer that has to be whole. */
    static Effort ofAll(String query, Supplier<List<String>> unserved, Allowance allowance) {
        return new Effort(query, unserved, allowance.time(), Long.MAX_VALUE);
    }

    /**
     * Notes that so many more rows were tested.
     *
     * @throws QueryTimeoutException if it takes too long
     */
    void spend(int tested) {
        rows += tested;
        if (limit.compareTo(Duration.ofNanos(System.nanoTime() - start)) < 0) {
            throw QueryTimeoutException.of(query, limit, rows, unserved.get());
        }
    }

    /** Whether a page is to end. */
    boolean isSpent() {
        return rows >= most;
    }
}
