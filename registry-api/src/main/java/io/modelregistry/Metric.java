package io.modelregistry;

import io.modelregistry.internal.Texts;
import io.modelregistry.lineage.Dataset;
import java.util.Optional;

/**
 * A number measured on a version. NaN and infinities are kept as they are.
 *
 * @param name what was measured: {@code accuracy}
 * @param value the figure
 * @param data what it was measured on, if told
 */
public record Metric(String name, double value, Optional<Dataset> data) {

    /** A metric, if what it was measured on is not known. */
    public static Metric of(String name, double value) {
        return new Metric(name, value, Optional.empty());
    }

    /** The same metric, measured on this data. */
    public Metric on(Dataset measured) {
        return new Metric(name, value, Optional.of(measured));
    }

    /**
     * Whether both were measured on the same data, as far as is known: data of one name, with one digest if both are told, or on
     * data that neither tells. Only then can their values be compared.
     */
    public boolean isOnSameData(Metric other) {
        return data.map(Dataset::name).equals(other.data.map(Dataset::name)) && !isOtherDigest(other);
    }

    private boolean isOtherDigest(Metric other) {
        Optional<Digest> digest = data.flatMap(Dataset::digest);
        Optional<Digest> otherDigest = other.data.flatMap(Dataset::digest);
        return digest.isPresent() && otherDigest.isPresent() && !digest.equals(otherDigest);
    }

    /** Checks the name. */
    public Metric {
        Texts.label("metric name", name, Limits.NAME_LENGTH);
    }

    @Override
    public String toString() {
        return name + "=" + value + data.map(dataset -> " on " + dataset.name()).orElse("");
    }
}
