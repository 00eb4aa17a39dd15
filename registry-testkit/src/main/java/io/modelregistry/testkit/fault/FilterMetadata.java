package io.modelregistry.testkit.fault;

import io.modelregistry.ModelName;
import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.ChangeListening;
import io.modelregistry.spi.ConsumerStore;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.spi.PredictionStore;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * Forwards every call to another registry.
 * Extend it to change some; stores that it gives out are the other registry's own.
 */
public class FilterMetadata implements Metadata {

    /** Where calls go. */
    protected final Metadata delegate;

    /** Forwards to this one. */
    public FilterMetadata(Metadata delegate) {
        this.delegate = delegate;
    }

    @Override
    public MetadataStore store() {
        return delegate.store();
    }

    @Override
    public ConsumerStore consumers() {
        return delegate.consumers();
    }

    @Override
    public OperationLog operations() {
        return delegate.operations();
    }

    @Override
    public BlobIndex blobs() {
        return delegate.blobs();
    }

    @Override
    public PredictionStore predictions() {
        return delegate.predictions();
    }

    @Override
    public String address() {
        return delegate.address();
    }

    @Override
    public String product() {
        return delegate.product();
    }

    @Override
    public int schema() {
        return delegate.schema();
    }

    @Override
    public String durability() {
        return delegate.durability();
    }

    @Override
    public byte[] secret() {
        return delegate.secret();
    }

    @Override
    public Instant now() {
        return delegate.now();
    }

    @Override
    public ChangeListening listen(Consumer<ModelName> changed) {
        return delegate.listen(changed);
    }

    @Override
    public void migrate() {
        delegate.migrate();
    }

    @Override
    public void close() {
        delegate.close();
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
