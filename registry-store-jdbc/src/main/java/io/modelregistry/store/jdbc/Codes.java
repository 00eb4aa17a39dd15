package io.modelregistry.store.jdbc;

import io.modelregistry.Operation;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.Lifecycle;
import java.util.List;

/** The numbers that stand for constants in the database. Permanent: lists may only grow at the end. */
final class Codes {

    private static final List<BlobRecord.State> BLOB_STATES =
            List.of(BlobRecord.State.PENDING, BlobRecord.State.PRESENT, BlobRecord.State.DELETING);

    private static final List<Operation.State> OPERATION_STATES =
            List.of(Operation.State.PREPARED, Operation.State.DONE, Operation.State.ABANDONED);

    /** Their order is said to be permanent where they are declared. */
    private static final List<Attribute.Kind> KINDS = List.of(Attribute.Kind.values());

    /** A blob that was deleted, whose row only keeps its incarnation from being given again. */
    static final int GONE = 3;

    /** Their order is said to be permanent where they are declared. */
    private static final List<Lifecycle> LIFECYCLES = List.of(Lifecycle.values());

    private Codes() {}

    static int of(BlobRecord.State state) {
        return BLOB_STATES.indexOf(state);
    }

    static BlobRecord.State blobState(int code) {
        return BLOB_STATES.get(code);
    }

    static int of(Operation.State state) {
        return OPERATION_STATES.indexOf(state);
    }

    static Operation.State operationState(int code) {
        return OPERATION_STATES.get(code);
    }

    static int of(Lifecycle lifecycle) {
        return LIFECYCLES.indexOf(lifecycle);
    }

    static Lifecycle lifecycle(int code) {
        return LIFECYCLES.get(code);
    }

    static int of(Attribute.Kind kind) {
        return KINDS.indexOf(kind);
    }

    static Attribute.Kind attributeKind(int code) {
        return KINDS.get(code);
    }
}
