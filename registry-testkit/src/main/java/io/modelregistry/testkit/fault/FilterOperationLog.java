package io.modelregistry.testkit.fault;

import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.spi.Preparation;
import io.modelregistry.spi.PrepareResult;
import java.time.Duration;
import java.util.Optional;

/** Forwards every call to another log of operations. Extend it to change some. */
public class FilterOperationLog implements OperationLog {

    /** Where calls go. */
    protected final OperationLog delegate;

    /** Forwards to this one. */
    public FilterOperationLog(OperationLog delegate) {
        this.delegate = delegate;
    }

    @Override
    public PrepareResult prepare(Preparation preparation) {
        return delegate.prepare(preparation);
    }

    @Override
    public boolean renew(OperationId operation, Duration lease) {
        return delegate.renew(operation, lease);
    }

    @Override
    public Optional<OperationRecord> find(String key) {
        return delegate.find(key);
    }

    @Override
    public int fence() {
        return delegate.fence();
    }

    @Override
    public int forget(Duration age) {
        return delegate.forget(age);
    }

    @Override
    public void release(OperationId operation) {
        delegate.release(operation);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
