package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.Operation;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.OperationLog;
import io.modelregistry.spi.Preparation;
import io.modelregistry.spi.PrepareResult;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Operations in a database. */
final class JdbcOperationLog implements OperationLog {

    private static final String RENEW = """
            update operation
            set lease_until = :until
            where operation_key = :key and fingerprint = :fingerprint and state = :prepared
            """;

    private static final String EXPIRED = """
            select id
            from operation
            where state = :prepared and lease_until < :now
            """;

    private static final String ABANDON_EXPIRED = """
            update operation
            set state = :abandoned, ended_at = :now
            where id = :id and state = :prepared and lease_until < :now
            """;

    private static final String ABANDON = """
            update operation
            set state = :abandoned, ended_at = :now
            where id = :id
            """;

    private static final String FORGET = """
            delete from operation
            where state in (:done, :abandoned) and ended_at < :before
            """;

    private final Transactions transactions;
    private final Dialect dialect;
    private final StoreClock clock;

    JdbcOperationLog(Transactions transactions, Dialect dialect, StoreClock clock) {
        this.transactions = transactions;
        this.dialect = dialect;
        this.clock = clock;
    }

    /** Tried twice: a reservation whose lease ran out is in the way only until it is fenced. */
    @Override
    public PrepareResult prepare(Preparation preparation) {
        Attempted first = attempt(preparation);
        if (first.blockedByExpired().isEmpty()) {
            return first.result();
        }
        fence(first.blockedByExpired().get());
        return attempt(preparation).result();
    }

    private Attempted attempt(Preparation preparation) {
        return transactions.write(handle -> new PrepareTransaction(handle, dialect, clock, preparation).run());
    }

    @Override
    public boolean renew(OperationId operation, Duration lease) {
        return transactions.write(handle -> Ending.keep(handle.createUpdate(RENEW)
                        .bind("until", end(handle, lease))
                        .bind("key", operation.key())
                        .bind("fingerprint", operation.fingerprint().hex())
                        .bind("prepared", Codes.of(Operation.State.PREPARED))
                        .execute()
                > 0));
    }

    private long end(Handle handle, Duration lease) {
        return clock.now(handle) + micros(lease);
    }

    static long micros(Duration duration) {
        return duration.toNanos() / 1_000;
    }

    @Override
    public Optional<OperationRecord> find(String key) {
        return transactions.read(handle -> handle.createQuery(OperationRow.SELECT)
                .bind("key", key)
                .map((row, context) -> record(key, row))
                .findOne());
    }

    private static OperationRecord record(String key, ResultSet rows) throws SQLException {
        OperationRow row = OperationRow.read(rows);
        OperationId id = new OperationId(key, Rows.digestOrMismatch(row.fingerprint()));
        return new OperationRecord(id, new ModelName(row.model()), row.state(), row.receipt());
    }

    /** One transaction each, so that no lock is held while another is waited for. */
    @Override
    public int fence() {
        List<Long> expired = transactions.read(handle -> handle.createQuery(EXPIRED)
                .bind("prepared", Codes.of(Operation.State.PREPARED))
                .bind("now", clock.now(handle))
                .map((row, context) -> row.getLong(1))
                .list());
        return expired.stream().mapToInt(this::fence).sum();
    }

    /** Whether it is still expired is asked again under its lock: its owner may have renewed or committed meanwhile. */
    private int fence(long id) {
        return transactions.write(handle -> {
            int abandoned = handle.createUpdate(ABANDON_EXPIRED)
                    .bind("abandoned", Codes.of(Operation.State.ABANDONED))
                    .bind("now", clock.now(handle))
                    .bind("id", id)
                    .bind("prepared", Codes.of(Operation.State.PREPARED))
                    .execute();
            if (abandoned > 0) {
                Pins.drop(handle, id);
            }
            return Ending.keep(abandoned);
        });
    }

    @Override
    public int forget(Duration age) {
        return transactions.write(handle -> Ending.keep(handle.createUpdate(FORGET)
                .bind("done", Codes.of(Operation.State.DONE))
                .bind("abandoned", Codes.of(Operation.State.ABANDONED))
                .bind("before", clock.now(handle) - micros(age))
                .execute()));
    }

    @Override
    public void release(OperationId operation) {
        transactions.write(handle -> {
            Optional<OperationRow> prepared = OperationRow.lock(handle, dialect, operation.key())
                    .filter(row -> row.is(operation) && row.state() == Operation.State.PREPARED);
            prepared.ifPresent(row -> abandon(handle, row.id()));
            return Ending.keep(prepared.isPresent());
        });
    }

    private void abandon(Handle handle, long id) {
        handle.createUpdate(ABANDON)
                .bind("abandoned", Codes.of(Operation.State.ABANDONED))
                .bind("now", clock.now(handle))
                .bind("id", id)
                .execute();
        Pins.drop(handle, id);
    }

    /**
     * What became of one attempt to prepare.
     *
     * @param result its result
     * @param blockedByExpired the operation that is in the way although its lease ran out
     */
    record Attempted(PrepareResult result, Optional<Long> blockedByExpired) {

        static Attempted of(PrepareResult result) {
            return new Attempted(result, Optional.empty());
        }
    }
}
