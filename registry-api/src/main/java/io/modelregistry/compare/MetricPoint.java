package io.modelregistry.compare;

import io.modelregistry.SemanticVersion;
import io.modelregistry.lineage.Dataset;
import java.time.Instant;
import java.util.Optional;

/** One value of a metric in the series over the versions of a model. Immutable. */
public interface MetricPoint {

    /** The version's number. */
    int number();

    /** The version's semantic version, if it has one. */
    Optional<SemanticVersion> semanticVersion();

    /** The value; NaN and infinities are kept. */
    double value();

    /** What it was measured on, if told. */
    Optional<Dataset> data();

    /** When the version was registered. */
    Instant at();
}
