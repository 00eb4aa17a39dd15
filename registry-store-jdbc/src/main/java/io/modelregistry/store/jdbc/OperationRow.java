package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.Operation;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.Receipt;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/**
 * The row of an operation.
 *
 * @param id key of the row
 * @param fingerprint what its key is used for
 * @param model the name of the model it changes
 * @param state how far it is
 * @param leaseUntil when it may be given up, in microseconds
 * @param got what its commit got; its sequence is 0 before
 */
record OperationRow(long id, String fingerprint, String model, Operation.State state, long leaseUntil, Got got) {

    static final String SELECT = """
            select id, fingerprint, model_name, state, lease_until, got_sequence, got_at, got_number
            from operation
            where operation_key = :key
            """;

    private static final String INSERT = """
            insert into operation (operation_key, fingerprint, model_name, state, lease_until)
            values (:key, :fingerprint, :model, :state, :lease)
            """;

    private static final String FINISH = """
            update operation
            set state = :state, ended_at = :at, got_sequence = :sequence, got_at = :at, got_number = :number
            where id = :id
            """;

    /** What a commit got from the store. */
    record Got(long sequence, long at, OptionalInt number) {}

    /** Locks an operation until the transaction ends. */
    static Optional<OperationRow> lock(Handle handle, Dialect dialect, String key) {
        return handle.createQuery(SELECT + dialect.forUpdate())
                .bind("key", key)
                .map((row, context) -> read(row))
                .findOne();
    }

    static OperationRow read(ResultSet row) throws SQLException {
        return new OperationRow(
                row.getLong("id"),
                row.getString("fingerprint"),
                row.getString("model_name"),
                Codes.operationState(row.getInt("state")),
                row.getLong("lease_until"),
                new Got(row.getLong("got_sequence"), row.getLong("got_at"), Rows.optionalInt(row, "got_number")));
    }

    /** Inserts a prepared operation and returns its key; another with the same key, begun meanwhile, is a collision. */
    static long insert(Handle handle, OperationId operation, ModelName model, long leaseUntil) {
        return handle.createUpdate(INSERT)
                .bind("key", operation.key())
                .bind("fingerprint", operation.fingerprint().hex())
                .bind("model", model.value())
                .bind("state", Codes.of(Operation.State.PREPARED))
                .bind("lease", leaseUntil)
                .executeAndReturnGeneratedKeys("id")
                .map((row, context) -> row.getLong(1))
                .one();
    }

    static void finish(Handle handle, long id, Receipt receipt) {
        handle.createUpdate(FINISH)
                .bind("state", Codes.of(Operation.State.DONE))
                .bind("at", Micros.of(receipt.at()))
                .bind("sequence", receipt.sequence())
                .bind("number", receipt.number())
                .bind("id", id)
                .execute();
    }

    boolean is(OperationId operation) {
        return fingerprint.equals(operation.fingerprint().hex());
    }

    /** What its commit got, if it is done. */
    Optional<Receipt> receipt() {
        return state == Operation.State.DONE
                ? Optional.of(new Receipt(new ModelName(model), got.sequence(), Micros.instant(got.at()), got.number()))
                : Optional.empty();
    }
}
