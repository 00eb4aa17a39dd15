package io.modelregistry.core.memory;

import io.modelregistry.Digest;
import io.modelregistry.spi.BlobIndex.Use;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.BlobRecord.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Blobs, who pins them and what refers to them. To be used under the {@link Guard} alone. */
final class BlobTable {

    private final NavigableMap<Long, BlobRecord> byId = new TreeMap<>();
    private final Map<Digest, Long> usable = new HashMap<>();
    private final Map<Long, Set<String>> pins = new HashMap<>();
    private final Map<Long, List<Use>> uses = new HashMap<>();
    // Outlives the blobs: an incarnation that was deleted must not be given again.
    private final Map<Digest, Integer> incarnations = new HashMap<>();
    private long lastId;

    Optional<BlobRecord> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Collection<BlobRecord> after(long id) {
        return byId.tailMap(id, false).values();
    }

    /** Pins the blob of a digest that can be used, or a new one. */
    BlobRecord pin(Digest digest, long size, String operation) {
        BlobRecord blob = Optional.ofNullable(usable.get(digest))
                .flatMap(this::find)
                .map(BlobTable::raised)
                .orElseGet(() -> created(digest, size));
        byId.put(blob.id(), blob);
        usable.put(digest, blob.id());
        pins.computeIfAbsent(blob.id(), first -> new HashSet<>()).add(operation);
        return blob;
    }

    private static BlobRecord raised(BlobRecord blob) {
        return new BlobRecord(blob.id(), blob.key(), blob.size(), blob.state(), blob.generation() + 1);
    }

    private BlobRecord created(Digest digest, long size) {
        BlobKey key = new BlobKey(digest, incarnations.merge(digest, 1, Integer::sum));
        return new BlobRecord(++lastId, key, size, State.PENDING, 1);
    }

    void unpin(Collection<Long> ids, String operation) {
        ids.forEach(id -> pins.computeIfPresent(id, (key, operations) -> {
            operations.remove(operation);
            return operations.isEmpty() ? null : operations;
        }));
    }

    void refer(long id, Use use) {
        uses.computeIfAbsent(id, first -> new ArrayList<>()).add(use);
    }

    /** Something does not need the bytes any more. */
    void release(BlobKey key, Use use) {
        byId.values().stream()
                .filter(blob -> blob.key().equals(key))
                .forEach(blob -> uses.computeIfPresent(blob.id(), (id, all) -> {
                    all.remove(use);
                    return all.isEmpty() ? null : all;
                }));
    }

    boolean isReferenced(long id) {
        return pins.containsKey(id) || uses.containsKey(id);
    }

    List<Use> uses(long id) {
        return uses.getOrDefault(id, List.of());
    }

    void markPresent(long id) {
        find(id).filter(blob -> blob.state() == State.PENDING).ifPresent(blob -> put(blob, State.PRESENT));
    }

    /** Condemns a blob of this generation. Returns whether it is being deleted now. */
    boolean condemn(long id, long generation) {
        find(id).filter(blob -> blob.generation() == generation)
                .filter(blob -> blob.state() != State.DELETING)
                .ifPresent(blob -> {
                    put(blob, State.DELETING);
                    usable.remove(blob.key().digest());
                });
        return find(id).filter(blob -> blob.state() == State.DELETING).isPresent();
    }

    void drop(long id) {
        find(id).filter(blob -> blob.state() == State.DELETING).ifPresent(blob -> byId.remove(id));
    }

    private void put(BlobRecord blob, State state) {
        byId.put(blob.id(), new BlobRecord(blob.id(), blob.key(), blob.size(), state, blob.generation()));
    }
}
