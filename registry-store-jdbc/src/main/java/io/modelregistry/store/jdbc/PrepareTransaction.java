package io.modelregistry.store.jdbc;

import io.modelregistry.Operation;
import io.modelregistry.SemanticVersion;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.Preparation;
import io.modelregistry.spi.PrepareResult;
import io.modelregistry.store.jdbc.JdbcOperationLog.Attempted;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** One attempt to prepare a registration. Locks the operation's row, then the blobs by digest. */
final class PrepareTransaction {

    private static final String TAKE_UP = """
            update operation
            set state = :prepared, lease_until = :until, ended_at = null
            where id = :id
            """;

    private static final String RESERVED_BY = """
            select o.id, o.lease_until
            from reservation r
            join operation o on o.id = r.operation_id
            where r.folded = :folded and r.semantic_version = :semantic
            """;

    private static final String RESERVE = """
            insert into reservation (folded, semantic_version, operation_id)
            values (:folded, :semantic, :operation)
            """;

    private static final String TAKEN = """
            select id
            from version
            where model_id = (select id from model where folded = :folded) and semantic_version = :semantic
            """;

    private final Handle handle;
    private final Dialect dialect;
    private final StoreClock clock;
    private final Preparation preparation;

    PrepareTransaction(Handle handle, Dialect dialect, StoreClock clock, Preparation preparation) {
        this.handle = handle;
        this.dialect = dialect;
        this.clock = clock;
        this.preparation = preparation;
    }

    Ending<Attempted> run() {
        Optional<OperationRow> found =
                OperationRow.lock(handle, dialect, preparation.operation().key());
        if (found.isPresent() && !found.get().is(preparation.operation())) {
            return Ending.undo(Attempted.of(new PrepareResult.KeyReused()));
        }
        Optional<PrepareResult> done = found.flatMap(OperationRow::receipt).map(PrepareResult.Done::new);
        return done.map(result -> Ending.undo(Attempted.of(result))).orElseGet(() -> prepare(found));
    }

    private Ending<Attempted> prepare(Optional<OperationRow> found) {
        long now = clock.now(handle);
        long operation = begin(found, now + JdbcOperationLog.micros(preparation.lease()));
        Optional<Attempted> refusal =
                preparation.semanticVersion().flatMap(version -> reserve(operation, version, now));
        if (refusal.isPresent()) {
            return Ending.undo(refusal.get());
        }
        List<BlobRecord> blobs = new BlobPinning(handle, dialect, operation).pin(preparation.blobs());
        return Ending.keep(Attempted.of(new PrepareResult.Prepared(blobs)));
    }

    private long begin(Optional<OperationRow> found, long leaseUntil) {
        if (found.isEmpty()) {
            return OperationRow.insert(handle, preparation.operation(), preparation.model(), leaseUntil);
        }
        long id = found.get().id();
        handle.createUpdate(TAKE_UP)
                .bind("prepared", Codes.of(Operation.State.PREPARED))
                .bind("until", leaseUntil)
                .bind("id", id)
                .execute();
        return id;
    }

    /**
     * Reserves first and looks for the version afterwards: while this reservation stands nobody can commit the same semantic
     * version, so one that is not seen then will never be.
     */
    private Optional<Attempted> reserve(long operation, SemanticVersion version, long now) {
        Optional<Reserved> reserved = handle.createQuery(RESERVED_BY)
                .bind("folded", preparation.model().folded())
                .bind("semantic", version.toString())
                .map((row, context) -> new Reserved(row.getLong("id"), row.getLong("lease_until")))
                .findOne();
        if (reserved.isPresent() && reserved.get().operation() != operation) {
            boolean expired = reserved.get().leaseUntil() < now;
            return Optional.of(new Attempted(
                    new PrepareResult.SemanticVersionTaken(),
                    expired ? Optional.of(reserved.get().operation()) : Optional.empty()));
        }
        if (reserved.isEmpty()) {
            handle.createUpdate(RESERVE)
                    .bind("folded", preparation.model().folded())
                    .bind("semantic", version.toString())
                    .bind("operation", operation)
                    .execute();
        }
        return isTaken(version)
                ? Optional.of(Attempted.of(new PrepareResult.SemanticVersionTaken()))
                : Optional.empty();
    }

    private boolean isTaken(SemanticVersion version) {
        return handle.createQuery(TAKEN)
                .bind("folded", preparation.model().folded())
                .bind("semantic", version.toString())
                .map((row, context) -> row.getLong(1))
                .findFirst()
                .isPresent();
    }

    private record Reserved(long operation, long leaseUntil) {}
}
