package io.modelregistry.store.jdbc;

import io.modelregistry.Digest;
import io.modelregistry.spi.BlobRecord;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** The blobs that an operation holds, by digest. */
record PinnedBlobs(Map<Digest, BlobRecord> byDigest) {

    private static final String SELECT = """
            select b.id, b.digest, b.incarnation, b.size, b.state, b.generation
            from pin p
            join stored_blob b on b.id = p.blob_id
            where p.operation_id = :operation
            """;

    static PinnedBlobs of(Handle handle, Optional<OperationRow> operation) {
        return operation.map(row -> of(handle, row.id())).orElseGet(() -> new PinnedBlobs(Map.of()));
    }

    static PinnedBlobs of(Handle handle, long operation) {
        List<BlobRecord> blobs = handle.createQuery(SELECT)
                .bind("operation", operation)
                .map((row, context) -> Rows.blob(row))
                .list();
        return new PinnedBlobs(
                blobs.stream().collect(Collectors.toMap(blob -> blob.key().digest(), Function.identity())));
    }

    /** The blob of a file that is about to be referred to, whose bytes must be there. */
    BlobRecord present(Digest digest) {
        BlobRecord blob = byDigest.get(digest);
        if (blob == null) {
            throw new IllegalStateException("The operation has no pin on " + digest);
        }
        return blob;
    }

    /** Refuses to go on unless the bytes of every blob are there. */
    void requirePresent() {
        byDigest.values().stream()
                .filter(blob -> blob.state() != BlobRecord.State.PRESENT)
                .findFirst()
                .ifPresent(blob -> {
                    throw new IllegalStateException(blob.key() + " is " + blob.state() + ", not PRESENT");
                });
    }
}
