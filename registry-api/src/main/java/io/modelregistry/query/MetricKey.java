package io.modelregistry.query;

/** A metric: every value of it that was measured. Immutable. */
public final class MetricKey extends ConditionKey<Double> {

    MetricKey(String key) {
        super(key, Literals::number);
    }

    /** Only what was measured on data of this name. */
    public ConditionKey<Double> on(String data) {
        return new ConditionKey<>(key() + "@" + Literals.name(data), Literals::number);
    }
}
