package io.modelregistry.benchmarks;

import java.util.Locale;

/**
 * A job beside copying the same files with {@code cp}.
 *
 * @param name what was stored
 * @param job what was done with it
 * @param copied seconds of copying it
 * @param done seconds of the job
 */
record Result(String name, String job, double copied, double done) {
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%-22s cp and sync %6.2f s   %s %6.2f s   ratio %.2f",
                name,
                copied,
                job,
                done,
                done / copied);
    }
}
