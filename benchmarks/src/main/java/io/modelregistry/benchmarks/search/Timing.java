package io.modelregistry.benchmarks.search;

import java.util.Arrays;

/** Medians of jobs that take turns, so that what else the machine does meets them all. */
final class Timing {

    private static final int ROUNDS = 11;

    private Timing() {}

    /** Milliseconds of each job. */
    static double[] medians(Job... jobs) throws Exception {
        double[][] taken = new double[jobs.length][ROUNDS];
        for (int round = -2; round < ROUNDS; round++) {
            for (int i = 0; i < jobs.length; i++) {
                long start = System.nanoTime();
                jobs[i].run();
                if (round >= 0) {
                    taken[i][round] = (System.nanoTime() - start) / 1e6;
                }
            }
        }
        return Arrays.stream(taken)
                .peek(Arrays::sort)
                .mapToDouble(rounds -> rounds[ROUNDS / 2])
                .toArray();
    }

    /** Something that is timed. */
    interface Job {
        void run() throws Exception;
    }
}
