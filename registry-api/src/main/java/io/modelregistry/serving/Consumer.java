package io.modelregistry.serving;

import io.modelregistry.ModelName;
import java.time.Instant;

/**
 * Where a version is in use: a process that serves it. Times are by the store's clock.
 *
 * @param application what serves it
 * @param host on which machine
 * @param process the id of the process there
 * @param reference what is followed: {@code churn@production}
 * @param model whose version
 * @param number the version that runs
 * @param since since when it runs there
 * @param lastSeen when the process last said so
 */
public record Consumer(
        String application,
        String host,
        long process,
        String reference,
        ModelName model,
        int number,
        Instant since,
        Instant lastSeen) {

    @Override
    public String toString() {
        return application + " on " + host + " (process " + process + ") runs " + model + ":" + number + " as "
                + reference + " since " + since + ", last seen " + lastSeen;
    }
}
