package io.modelregistry.core.memory;

import io.modelregistry.ModelName;
import io.modelregistry.SemanticVersion;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Receipt;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Operations by key, and the semantic versions that they reserved. To be used under the {@link Guard} alone. */
final class OperationTable {

    private final Map<String, OperationRow> byKey = new HashMap<>();
    private final Map<Reservation, String> reservations = new HashMap<>();
    private final BlobTable blobs;

    OperationTable(BlobTable blobs) {
        this.blobs = blobs;
    }

    Optional<OperationRow> find(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    Optional<OperationRow> findPrepared(OperationId id) {
        return find(id.key()).filter(row -> row.id().equals(id) && row.isPrepared());
    }

    /** The operation that reserved a semantic version. */
    Optional<OperationRow> holder(ModelName model, SemanticVersion version) {
        return Optional.ofNullable(reservations.get(new Reservation(model, version)))
                .flatMap(this::find);
    }

    List<OperationRow> all(Predicate<OperationRow> which) {
        return byKey.values().stream().filter(which).toList();
    }

    /** Records an operation that is PREPARED, and its reservation. */
    void prepare(OperationRow row) {
        byKey.put(row.id().key(), row);
        row.reserved()
                .ifPresent(version -> reservations.put(
                        new Reservation(row.model(), version), row.id().key()));
    }

    /** Gives up an operation, its pins and its reservation. */
    void abandon(OperationRow row, Instant now) {
        letGo(row);
        byKey.put(row.id().key(), row.abandoned(now));
    }

    /** Records an operation as done, and drops pins and reservation if it had any. */
    void complete(OperationId id, Receipt receipt, Instant now) {
        find(id.key()).ifPresent(this::letGo);
        byKey.put(id.key(), OperationRow.done(id, receipt, now));
    }

    void forget(OperationRow row) {
        byKey.remove(row.id().key());
    }

    private void letGo(OperationRow row) {
        blobs.unpin(row.pins().values(), row.id().key());
        row.reserved().ifPresent(version -> reservations.remove(new Reservation(row.model(), version)));
    }

    private record Reservation(ModelName model, SemanticVersion version) {}
}
