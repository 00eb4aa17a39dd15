package io.modelregistry.core.policy;

import io.modelregistry.Metric;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.integrity.Facts;
import io.modelregistry.core.integrity.FactsReader;
import io.modelregistry.spi.VersionRecord;
import java.util.Collections;
import java.util.List;

/**
 * A version as rules look at it.
 *
 * @param reference {@code churn:7}
 * @param number its number
 * @param author who registered it
 * @param facts what is fixed
 * @param annotations what was said of it
 */
record RuledVersion(String reference, int number, String author, Facts facts, Annotations annotations) {

    static RuledVersion of(VersionRecord stored) {
        String reference = stored.summary().resolved().reference();
        return new RuledVersion(
                reference,
                stored.summary().number(),
                stored.createdBy(),
                FactsReader.read(reference, stored.facts()),
                VersionRemark.annotations(stored));
    }

    /** What was measured of one metric, the latest first. */
    List<Metric> metrics(String name) {
        List<Metric> all = VersionRemark.metrics(facts, annotations);
        Collections.reverse(all);
        return all.stream().filter(metric -> metric.name().equals(name)).toList();
    }
}
