package io.modelregistry.core.maintain;

import io.modelregistry.ArtifactReport;
import io.modelregistry.AuditReport;
import io.modelregistry.Cleanup;
import io.modelregistry.GarbageReport;
import io.modelregistry.Maintenance;
import io.modelregistry.Operation;
import io.modelregistry.RetentionPolicy;
import io.modelregistry.StoreStatus;
import io.modelregistry.core.audit.AuditVerifier;
import io.modelregistry.core.policy.Operations;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.Receipt;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

/** Looks after the stores of one client. Safe for many threads. */
public final class CoreMaintenance implements Maintenance {

    private final Metadata metadata;
    private final ArtifactStore artifacts;
    private final Cleanups cleanups;

    /** Looks after these stores. */
    public CoreMaintenance(Metadata metadata, ArtifactStore artifacts, Cleanups cleanups) {
        this.metadata = metadata;
        this.artifacts = artifacts;
        this.cleanups = cleanups;
    }

    @Override
    public AuditReport verifyAudit() {
        return new AuditVerifier(metadata.store()).verify();
    }

    @Override
    public ArtifactReport verifyArtifacts() {
        return new ArtifactVerifier(metadata.blobs(), artifacts).verify();
    }

    @Override
    public GarbageReport collectGarbage() {
        return new GarbageCollector(metadata, artifacts).collect();
    }

    @Override
    public Cleanup retention(RetentionPolicy policy) {
        return cleanups.retention(policy);
    }

    @Override
    public Cleanup purge(Duration deletedFor) {
        return cleanups.purge(deletedFor);
    }

    @Override
    public void migrate() {
        metadata.migrate();
    }

    @Override
    public StoreStatus status() {
        return new StoreStatus(
                metadata.address(), metadata.product(), metadata.schema(), metadata.durability(), artifacts.address());
    }

    @Override
    public Optional<Operation> operation(String key) {
        return metadata.operations()
                .find(Operations.key(key))
                .map(found -> new Operation(
                        key,
                        found.model(),
                        found.state(),
                        found.receipt().map(Receipt::number).orElse(OptionalInt.empty())));
    }

    @Override
    public String toString() {
        return "maintenance of " + metadata.address();
    }
}
