package io.modelregistry.testkit.fault;

import io.modelregistry.ModelName;
import io.modelregistry.serving.Consumer;
import io.modelregistry.spi.ConsumerReport;
import io.modelregistry.spi.ConsumerStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Forwards every call to another store of consumers. Extend it to change some. */
public class FilterConsumerStore implements ConsumerStore {

    /** Where calls go. */
    protected final ConsumerStore delegate;

    /** Forwards to this one. */
    public FilterConsumerStore(ConsumerStore delegate) {
        this.delegate = delegate;
    }

    @Override
    public void report(ConsumerReport report) {
        delegate.report(report);
    }

    @Override
    public List<Consumer> list(Optional<ModelName> model, Duration within, int limit) {
        return delegate.list(model, within, limit);
    }

    @Override
    public int forget(Duration age) {
        return delegate.forget(age);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
