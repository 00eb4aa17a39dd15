package io.modelregistry.spi;

import java.util.List;

/**
 * What a store keeps for searching a version, read back to be compared with its facts.
 *
 * @param versionId the version
 * @param attributes in no particular order
 * @param metrics in no particular order
 */
public record Projection(long versionId, List<Attribute> attributes, List<MetricValue> metrics) {

    /** Copies the lists. */
    public Projection {
        attributes = List.copyOf(attributes);
        metrics = List.copyOf(metrics);
    }
}
