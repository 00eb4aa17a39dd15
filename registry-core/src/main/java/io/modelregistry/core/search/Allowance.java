package io.modelregistry.core.search;

import java.time.Duration;

/**
 * How much a query may read.
 *
 * @param rows of a page that finds too few; then it ends before it is full
 * @param time of a call that must come to the end
 */
public record Allowance(int rows, Duration time) {

    private static final int ROWS = 50_000;

    /** As much as queries may read, and this long. */
    public static Allowance of(Duration time) {
        return new Allowance(ROWS, time);
    }
}
