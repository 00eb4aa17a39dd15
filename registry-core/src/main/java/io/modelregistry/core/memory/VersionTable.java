package io.modelregistry.core.memory;

import java.util.Collection;
import java.util.Comparator;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Versions of all models. To be used under the {@link Guard} alone. */
final class VersionTable {

    private final NavigableMap<Long, VersionRow> byId = new TreeMap<>();
    private final NavigableMap<Key, VersionRow> byKey = new TreeMap<>();

    Optional<VersionRow> find(long id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<VersionRow> find(long modelId, int number) {
        return Optional.ofNullable(byKey.get(new Key(modelId, number)));
    }

    Collection<VersionRow> all() {
        return byId.values();
    }

    /** The versions of a model, by rising number. */
    Collection<VersionRow> of(long modelId) {
        return after(modelId, 0);
    }

    /** The versions of a model with higher numbers, by rising number. */
    Collection<VersionRow> after(long modelId, int number) {
        return byKey.subMap(new Key(modelId, number), false, new Key(modelId + 1, 0), true)
                .values();
    }

    /** The versions of a model with lower numbers, by falling number. */
    Collection<VersionRow> below(long modelId, int number) {
        return byKey.subMap(new Key(modelId, 0), false, new Key(modelId, number), false)
                .descendingMap()
                .values();
    }

    long nextId() {
        return byId.isEmpty() ? 1 : byId.lastKey() + 1;
    }

    void put(VersionRow version) {
        byId.put(version.id(), version);
        byKey.put(new Key(version.modelId(), version.number()), version);
    }

    /** What versions are sorted by. */
    record Key(long modelId, int number) implements Comparable<Key> {

        private static final Comparator<Key> ORDER =
                Comparator.comparingLong(Key::modelId).thenComparingInt(Key::number);

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }
}
