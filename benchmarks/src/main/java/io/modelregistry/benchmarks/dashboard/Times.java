package io.modelregistry.benchmarks.dashboard;

import java.util.Arrays;

/**
 * How long something takes, in milliseconds.
 *
 * @param median half of the times
 * @param most 99 of 100 times
 */
record Times(double median, double most) {

    static Times of(double[] taken) {
        double[] sorted = taken.clone();
        Arrays.sort(sorted);
        return new Times(sorted[sorted.length / 2], sorted[(int) Math.ceil(sorted.length * 0.99) - 1]);
    }

    /** Of several things, one after the other in each round. */
    static Times together(double[][] taken) {
        double[] sums = new double[taken[0].length];
        for (double[] one : taken) {
            Arrays.setAll(sums, round -> sums[round] + one[round]);
        }
        return of(sums);
    }
}
