package io.modelregistry.testkit;

import java.util.Random;

/** Seeds of random input, printed so that a run can be repeated. */
final class Seed {

    private static final String PROPERTY = "registry.testkit.seed";

    private Seed() {}

    /** A source of random numbers whose seed is printed with the purpose that it serves. */
    static Random random(String purpose) {
        long seed = Long.getLong(PROPERTY, System.nanoTime());
        System.out.println("Seed of " + purpose + ": " + seed + "; repeat with -D" + PROPERTY + "=" + seed);
        return new Random(seed);
    }
}
