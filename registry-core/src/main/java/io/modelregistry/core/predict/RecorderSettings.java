package io.modelregistry.core.predict;

import java.time.Duration;

/**
 * How much a recorder takes, and how long it waits.
 *
 * @param capacity predictions in memory
 * @param queueBytes about how much memory they take
 * @param spoolBytes on disk
 * @param batch predictions in one call of the store
 * @param interval between two batches
 * @param storeLimit how long a call of the store may take until it counts as away
 * @param closeLimit how long closing waits for what is queued
 */
record RecorderSettings(
        int capacity,
        long queueBytes,
        long spoolBytes,
        int batch,
        Duration interval,
        Duration storeLimit,
        Duration closeLimit) {

    static final RecorderSettings USUAL = new RecorderSettings(
            8_192, 32L << 20, 256L << 20, 500, Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(5));
}
