package io.modelregistry.core.memory;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.SemanticVersion;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.spi.Preparation;
import io.modelregistry.spi.PrepareResult;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The operations of a registry in memory. */
final class MemoryOperationLog implements OperationLog {

    private final Guard guard;
    private final Tables tables;

    MemoryOperationLog(Guard guard, Tables tables) {
        this.guard = guard;
        this.tables = tables;
    }

    @Override
    public PrepareResult prepare(Preparation preparation) {
        return guard.alone(() -> {
            Optional<OperationRow> known =
                    tables.operations().find(preparation.operation().key());
            return known.flatMap(row -> ended(row, preparation)).orElseGet(() -> prepare(preparation, known));
        });
    }

    private static Optional<PrepareResult> ended(OperationRow row, Preparation preparation) {
        if (!row.id().equals(preparation.operation())) {
            return Optional.of(new PrepareResult.KeyReused());
        }
        return row.receipt().map(PrepareResult.Done::new);
    }

    private PrepareResult prepare(Preparation preparation, Optional<OperationRow> known) {
        Instant now = tables.now();
        Optional<SemanticVersion> version = preparation.semanticVersion();
        if (version.isPresent() && !isFree(preparation, version.get(), now)) {
            return new PrepareResult.SemanticVersionTaken();
        }
        Map<Digest, Long> kept = known.map(OperationRow::pins).orElse(Map.of());
        SortedMap<Digest, BlobRecord> blobs = new TreeMap<>();
        preparation.blobs().forEach((digest, size) -> blobs.put(digest, pin(digest, size, kept, preparation)));
        OperationRow row = OperationRow.prepared(
                preparation.operation(), preparation.model(), version, ids(kept, blobs), now.plus(preparation.lease()));
        tables.operations().prepare(row);
        return new PrepareResult.Prepared(List.copyOf(blobs.values()));
    }

    private BlobRecord pin(Digest digest, long size, Map<Digest, Long> kept, Preparation preparation) {
        return Optional.ofNullable(kept.get(digest))
                .flatMap(tables.blobs()::find)
                .orElseGet(() ->
                        tables.blobs().pin(digest, size, preparation.operation().key()));
    }

    private static Map<Digest, Long> ids(Map<Digest, Long> kept, Map<Digest, BlobRecord> blobs) {
        Map<Digest, Long> ids = new TreeMap<>(kept);
        blobs.forEach((digest, blob) -> ids.put(digest, blob.id()));
        return ids;
    }

    /** Whether the operation may have a semantic version; gives up the operation that had it if its lease ran out. */
    private boolean isFree(Preparation preparation, SemanticVersion version, Instant now) {
        if (belongsToVersion(preparation.model(), version)) {
            return false;
        }
        Optional<OperationRow> holder = tables.operations()
                .holder(preparation.model(), version)
                .filter(row -> !row.id().equals(preparation.operation()));
        holder.filter(row -> row.ranOut(now))
                .ifPresent(row -> tables.operations().abandon(row, now));
        return holder.map(row -> row.ranOut(now)).orElse(true);
    }

    private boolean belongsToVersion(ModelName model, SemanticVersion version) {
        return tables.versionsOf(model).stream()
                .anyMatch(row -> row.summary().semanticVersion().equals(Optional.of(version)));
    }

    @Override
    public boolean renew(OperationId operation, Duration lease) {
        return guard.alone(() -> {
            Optional<OperationRow> row = tables.operations().findPrepared(operation);
            row.ifPresent(found ->
                    tables.operations().prepare(found.renewed(tables.now().plus(lease))));
            return row.isPresent();
        });
    }

    @Override
    public Optional<OperationRecord> find(String key) {
        return guard.alone(() -> tables.operations().find(key).map(OperationRow::toRecord));
    }

    @Override
    public int fence() {
        return guard.alone(() -> {
            Instant now = tables.now();
            List<OperationRow> late = tables.operations().all(row -> row.ranOut(now));
            late.forEach(row -> tables.operations().abandon(row, now));
            return late.size();
        });
    }

    @Override
    public int forget(Duration age) {
        return guard.alone(() -> {
            Instant before = tables.now().minus(age);
            List<OperationRow> old = tables.operations().all(row -> row.endedBefore(before));
            old.forEach(tables.operations()::forget);
            return old.size();
        });
    }

    @Override
    public void release(OperationId operation) {
        guard.alone(() -> tables.operations()
                .findPrepared(operation)
                .ifPresent(row -> tables.operations().abandon(row, tables.now())));
    }
}
