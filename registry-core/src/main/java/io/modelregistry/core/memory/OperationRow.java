package io.modelregistry.core.memory;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.Operation;
import io.modelregistry.SemanticVersion;
import io.modelregistry.spi.OperationId;
import io.modelregistry.spi.OperationLog.OperationRecord;
import io.modelregistry.spi.Receipt;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * An operation.
 *
 * @param since while it is PREPARED the end of its lease, otherwise when it was done or abandoned
 * @param pins ids of the blobs that it holds, by digest
 */
record OperationRow(
        OperationId id,
        ModelName model,
        Operation.State state,
        Instant since,
        Optional<SemanticVersion> reserved,
        Map<Digest, Long> pins,
        Optional<Receipt> receipt) {

    OperationRow {
        pins = Map.copyOf(pins);
    }

    static OperationRow prepared(
            OperationId id,
            ModelName model,
            Optional<SemanticVersion> reserved,
            Map<Digest, Long> pins,
            Instant lease) {
        return new OperationRow(id, model, Operation.State.PREPARED, lease, reserved, pins, Optional.empty());
    }

    static OperationRow done(OperationId id, Receipt receipt, Instant now) {
        return new OperationRow(
                id, receipt.model(), Operation.State.DONE, now, Optional.empty(), Map.of(), Optional.of(receipt));
    }

    OperationRow abandoned(Instant now) {
        return new OperationRow(
                id, model, Operation.State.ABANDONED, now, Optional.empty(), Map.of(), Optional.empty());
    }

    OperationRow renewed(Instant lease) {
        return prepared(id, model, reserved, pins, lease);
    }

    boolean isPrepared() {
        return state == Operation.State.PREPARED;
    }

    boolean ranOut(Instant now) {
        return isPrepared() && !now.isBefore(since);
    }

    boolean endedBefore(Instant instant) {
        return !isPrepared() && since.isBefore(instant);
    }

    OperationRecord toRecord() {
        return new OperationRecord(id, model, state, receipt);
    }
}
