package io.modelregistry.error;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** A query was not answered within its time limit. Pages and streams of the same query go on where it had to stop. */
public final class QueryTimeoutException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private static final int SHOWN = 3;

    private final Duration limit;
    private final long tested;

    private QueryTimeoutException(String message, Duration limit, long tested) {
        super(message);
        this.limit = limit;
        this.tested = tested;
    }

    /**
     * A query that took too long.
     *
     * @param query what was asked
     * @param limit how long it may take
     * @param tested rows that were looked at
     * @param unserved parts of the filter that no index serves
     */
    public static QueryTimeoutException of(String query, Duration limit, long tested, List<String> unserved) {
        String reason = unserved.isEmpty()
                ? "no part of it leaves few rows"
                : unserved.stream()
                        .limit(SHOWN)
                        .map(Quoting::quote)
                        .collect(Collectors.joining(", nor ", "no index serves ", ""));
        String message = "Not answered within " + limit.toMillis() + " ms, after " + tested + " rows were tested: "
                + Quoting.quote(query) + "; " + reason
                + "; page(…) and stream() give what they find, queryTimeout(…) of the builder allows more time";
        return new QueryTimeoutException(message, limit, tested);
    }

    /** How long the query might take. */
    public Duration limit() {
        return limit;
    }

    /** How many rows were looked at. */
    public long tested() {
        return tested;
    }
}
