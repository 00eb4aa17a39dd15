package io.modelregistry.core.memory;

import io.modelregistry.spi.VersionKey;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Versions of all models. To be used under the {@link Guard} alone. */
final class VersionTable {

    private final NavigableMap<Long, VersionRow> byId = new TreeMap<>();
    private final NavigableMap<Key, VersionRow> byKey = new TreeMap<>();
    private final Map<String, NavigableSet<Long>> byParent = new HashMap<>();

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

    /** The keys of the versions with this parent, those above one. */
    Collection<Long> derivedFrom(VersionKey parent, long afterId) {
        return byParent.getOrDefault(parent.toString(), Collections.emptyNavigableSet())
                .tailSet(afterId, false);
    }

    long nextId() {
        return byId.isEmpty() ? 1 : byId.lastKey() + 1;
    }

    void put(VersionRow version) {
        find(version.id())
                .ifPresent(before ->
                        before.parents().forEach(parent -> children(parent).remove(version.id())));
        byId.put(version.id(), version);
        byKey.put(new Key(version.modelId(), version.number()), version);
        version.parents().forEach(parent -> children(parent).add(version.id()));
    }

    private NavigableSet<Long> children(String parent) {
        return byParent.computeIfAbsent(parent, reference -> new TreeSet<>());
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
