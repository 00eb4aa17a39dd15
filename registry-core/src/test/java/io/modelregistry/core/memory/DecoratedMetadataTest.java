package io.modelregistry.core.memory;

import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.ConsumerStore;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.spi.PredictionStore;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.testkit.MetadataContract;
import io.modelregistry.testkit.fault.Faults;
import io.modelregistry.testkit.fault.FilterBlobIndex;
import io.modelregistry.testkit.fault.FilterConsumerStore;
import io.modelregistry.testkit.fault.FilterMetadata;
import io.modelregistry.testkit.fault.FilterMetadataStore;
import io.modelregistry.testkit.fault.FilterOperationLog;
import io.modelregistry.testkit.fault.FilterPredictionStore;
import io.modelregistry.testkit.fault.FilterSearchIndex;
import java.time.InstantSource;
import java.util.Optional;

/** Decorators that inject nothing keep every promise. */
class DecoratedMetadataTest extends MetadataContract {

    @Override
    protected Metadata openEmpty() {
        return decorated(new MemoryMetadataProvider());
    }

    @Override
    protected Optional<Metadata> openEmpty(InstantSource clock) {
        return Optional.of(decorated(new MemoryMetadataProvider(clock)));
    }

    private static Metadata decorated(MemoryMetadataProvider provider) {
        return new Filtered(new Faults().in(provider.open("memory:")));
    }

    private static final class Filtered extends FilterMetadata {

        Filtered(Metadata delegate) {
            super(delegate);
        }

        @Override
        public MetadataStore store() {
            return new FilteredStore(delegate.store());
        }

        @Override
        public ConsumerStore consumers() {
            return new FilterConsumerStore(delegate.consumers());
        }

        @Override
        public OperationLog operations() {
            return new FilterOperationLog(delegate.operations());
        }

        @Override
        public BlobIndex blobs() {
            return new FilterBlobIndex(delegate.blobs());
        }

        @Override
        public PredictionStore predictions() {
            return new FilterPredictionStore(delegate.predictions());
        }
    }

    private static final class FilteredStore extends FilterMetadataStore {

        FilteredStore(MetadataStore delegate) {
            super(delegate);
        }

        @Override
        public SearchIndex versionIndex() {
            return new FilterSearchIndex(delegate.versionIndex());
        }

        @Override
        public SearchIndex modelIndex() {
            return new FilterSearchIndex(delegate.modelIndex());
        }
    }
}
