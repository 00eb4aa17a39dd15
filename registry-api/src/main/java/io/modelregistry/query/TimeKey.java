package io.modelregistry.query;

import java.time.Duration;
import java.time.Instant;

/** A key that holds times, to the microsecond. Immutable. */
public final class TimeKey extends ConditionKey<Instant> {

    TimeKey(String key) {
        super(key, Literals::time);
    }

    /** It is less than so long ago, to the second, by the registry's clock when the query is asked. */
    public Condition within(Duration past) {
        return written("> " + Literals.ago(past));
    }

    /** It is more than so long ago, to the second, by the registry's clock when the query is asked. */
    public Condition olderThan(Duration past) {
        return written("< " + Literals.ago(past));
    }
}
