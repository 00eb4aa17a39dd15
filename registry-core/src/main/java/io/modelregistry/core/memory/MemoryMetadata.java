package io.modelregistry.core.memory;

import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.ConsumerStore;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.spi.PredictionStore;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/** A registry in memory. Safe for many threads, which take turns. */
final class MemoryMetadata implements Metadata {

    private static final int SECRET_BYTES = 32;

    private final Guard guard = new Guard();
    private final byte[] secret = new byte[SECRET_BYTES];
    private final Ticker ticker;
    private final MetadataStore store;
    private final ConsumerStore consumers;
    private final OperationLog operations;
    private final BlobIndex blobs;
    private final PredictionStore predictions;

    MemoryMetadata(InstantSource clock) {
        ticker = new Ticker(clock);
        Tables tables = Tables.empty(ticker);
        store = new MemoryMetadataStore(guard, tables);
        consumers = new MemoryConsumerStore(guard, ticker);
        operations = new MemoryOperationLog(guard, tables);
        blobs = new MemoryBlobIndex(guard, tables.blobs());
        predictions = new MemoryPredictionStore(guard, ticker);
        new SecureRandom().nextBytes(secret);
    }

    @Override
    public MetadataStore store() {
        return guard.alone(() -> store);
    }

    @Override
    public ConsumerStore consumers() {
        return guard.alone(() -> consumers);
    }

    @Override
    public OperationLog operations() {
        return guard.alone(() -> operations);
    }

    @Override
    public BlobIndex blobs() {
        return guard.alone(() -> blobs);
    }

    @Override
    public PredictionStore predictions() {
        return guard.alone(() -> predictions);
    }

    @Override
    public String address() {
        return guard.alone(() -> MemoryAddress.ADDRESS);
    }

    @Override
    public String product() {
        return guard.alone(() -> "Java " + Runtime.version().feature());
    }

    @Override
    public int schema() {
        return guard.alone(() -> 1);
    }

    @Override
    public String durability() {
        return guard.alone(() -> "nothing; it is gone when it is closed");
    }

    @Override
    public byte[] secret() {
        return guard.alone((Supplier<byte[]>) secret::clone);
    }

    @Override
    public Instant now() {
        return guard.alone(ticker::now);
    }

    @Override
    public void migrate() {
        guard.alone(() -> {});
    }

    @Override
    public void close() {
        guard.close();
    }

    @Override
    public String toString() {
        return MemoryAddress.ADDRESS;
    }
}
