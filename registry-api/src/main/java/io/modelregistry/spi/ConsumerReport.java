package io.modelregistry.spi;

import io.modelregistry.ModelName;
import java.time.Duration;
import java.util.List;

/**
 * What a client serves.
 *
 * @param client a UUID that the client drew
 * @param application who that is, at most 200 characters
 * @param host on which machine, at most 255 characters
 * @param process the id of its process
 * @param uses what it serves, each reference and number once
 */
public record ConsumerReport(String client, String application, String host, long process, List<Use> uses) {

    /** Copies the uses. */
    public ConsumerReport {
        uses = List.copyOf(uses);
    }

    /**
     * One version that a client serves.
     *
     * @param reference what is followed: {@code churn@production}
     * @param model whose version
     * @param number the version that runs
     * @param age how long it has run
     */
    public record Use(String reference, ModelName model, int number, Duration age) {}
}
