package io.modelregistry.store.jdbc;

import io.modelregistry.Digest;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobRecord;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/**
 * Pins a blob of each digest to an operation. Always in the order of digests, so that two operations never wait for each
 * other; a blob that is being deleted is not waited for either: the next incarnation takes its place.
 */
final class BlobPinning {

    private static final String LOCK = """
            select id, digest, incarnation, size, state, generation
            from stored_blob
            where digest in (<ids>)
            order by digest, incarnation
            """;

    private static final String RAISE = """
            update stored_blob
            set generation = generation + 1
            where id = :id
            """;

    private static final String INSERT = """
            insert into stored_blob (digest, incarnation, size, state, generation)
            values (:digest, :incarnation, :size, :pending, 1)
            """;

    private static final String INSERTED = """
            select id, digest, incarnation, size, state, generation
            from stored_blob
            where digest in (<ids>) and state = :pending and generation = 1
            """;

    private static final String PIN = "insert into pin (operation_id, blob_id) values (:operation, :blob)";

    private final Handle handle;
    private final Dialect dialect;
    private final long operation;

    BlobPinning(Handle handle, Dialect dialect, long operation) {
        this.handle = handle;
        this.dialect = dialect;
        this.operation = operation;
    }

    /** Pins what is not pinned yet, and returns the blob of each digest, by digest. */
    List<BlobRecord> pin(SortedMap<Digest, Long> wanted) {
        TreeMap<Digest, BlobRecord> pinned =
                new TreeMap<>(PinnedBlobs.of(handle, operation).byDigest());
        List<Digest> missing = wanted.keySet().stream()
                .filter(digest -> !pinned.containsKey(digest))
                .toList();
        for (List<Digest> digests : Chunks.split(missing)) {
            pin(digests, wanted).forEach(blob -> pinned.put(blob.key().digest(), blob));
        }
        pinned.keySet().retainAll(wanted.keySet());
        return List.copyOf(pinned.values());
    }

    private List<BlobRecord> pin(List<Digest> digests, SortedMap<Digest, Long> sizes) {
        Map<Digest, Incarnations> known = lock(digests);
        List<BlobRecord> taken = new ArrayList<>();
        List<BlobKey> fresh = new ArrayList<>();
        for (Digest digest : digests) {
            Optional<Incarnations> incarnations = Optional.ofNullable(known.get(digest));
            incarnations
                    .flatMap(Incarnations::usable)
                    .ifPresentOrElse(taken::add, () -> fresh.add(Incarnations.next(digest, incarnations)));
        }
        Batches.execute(handle, RAISE, taken, (batch, blob) -> batch.bind("id", blob.id()));
        List<BlobRecord> pinned =
                new ArrayList<>(taken.stream().map(BlobPinning::raised).toList());
        pinned.addAll(insert(fresh, sizes));
        Batches.execute(
                handle,
                PIN,
                pinned,
                (batch, blob) -> batch.bind("operation", operation).bind("blob", blob.id()));
        return pinned;
    }

    private Map<Digest, Incarnations> lock(List<Digest> digests) {
        Map<Digest, Incarnations> known = new HashMap<>();
        Chunks.query(handle, LOCK + dialect.forUpdate(), hex(digests), Incarnations::of)
                .forEach(one -> known.merge(one.digest(), one, Incarnations::and));
        return known;
    }

    private List<BlobRecord> insert(List<BlobKey> keys, SortedMap<Digest, Long> sizes) {
        Batches.execute(
                handle,
                INSERT,
                keys,
                (batch, key) -> batch.bind("digest", key.digest().hex())
                        .bind("incarnation", key.incarnation())
                        .bind("size", sizes.get(key.digest()))
                        .bind("pending", Codes.of(BlobRecord.State.PENDING)));
        Collection<String> digests =
                keys.stream().map(key -> key.digest().hex()).toList();
        return Chunks.query(
                handle,
                INSERTED,
                digests,
                query -> query.bind("pending", Codes.of(BlobRecord.State.PENDING)),
                Rows::blob);
    }

    private static List<String> hex(List<Digest> digests) {
        return digests.stream().map(Digest::hex).toList();
    }

    private static BlobRecord raised(BlobRecord blob) {
        return new BlobRecord(blob.id(), blob.key(), blob.size(), blob.state(), blob.generation() + 1);
    }
}
