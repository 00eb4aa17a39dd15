package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.VersionKey;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads parents and children, a generation at a time. */
final class KinReader {

    private static final String MODEL_IDS = """
            select name, id
            from model
            where folded in (<ids>) and id > 0
            """;

    private static final String BY_NUMBERS = """
            select id
            from version
            where (model_id, number) in (<pairs>)
            """;

    private static final String CHILDREN = """
            select distinct version_id
            from attribute
            where kind = :kind and name = '' and text in (<parents>) and version_id > :after
            order by version_id
            limit :limit
            """;

    private KinReader() {}

    static List<Long> numbered(Handle handle, Collection<VersionKey> keys) {
        Map<ModelName, Long> models = models(handle, keys);
        List<VersionKey> known = keys.stream()
                .distinct()
                .filter(key -> models.containsKey(key.model()))
                .toList();
        return Chunks.split(known).stream()
                .flatMap(chunk -> byNumbers(handle, "", models, chunk).mapTo(Long.class).list().stream())
                .toList();
    }

    private static Map<ModelName, Long> models(Handle handle, Collection<VersionKey> keys) {
        Set<String> folded = keys.stream().map(key -> key.model().folded()).collect(Collectors.toSet());
        Map<ModelName, Long> ids = new HashMap<>();
        Chunks.query(handle, MODEL_IDS, folded, row -> Map.entry(new ModelName(row.getString(1)), row.getLong(2)))
                .forEach(found -> ids.put(found.getKey(), found.getValue()));
        return ids;
    }

    /** The query for the keys of versions, behind a word that has the database explain it. */
    static Query byNumbers(Handle handle, String explain, Map<ModelName, Long> models, List<VersionKey> keys) {
        List<String> pairs = IntStream.range(0, keys.size())
                .mapToObj(i -> "(:model" + i + ", :number" + i + ")")
                .toList();
        Query query = handle.createQuery(explain + BY_NUMBERS).defineList("pairs", pairs);
        for (int i = 0; i < keys.size(); i++) {
            query.bind("model" + i, models.get(keys.get(i).model()));
            query.bind("number" + i, keys.get(i).number());
        }
        return query;
    }

    static List<Long> derivedFrom(Handle handle, Collection<VersionKey> parents, long afterId, int limit) {
        TreeSet<Long> ids = new TreeSet<>();
        Chunks.split(parents)
                .forEach(chunk -> ids.addAll(children(handle, "", chunk, afterId, limit)
                        .mapTo(Long.class)
                        .list()));
        return ids.stream().limit(limit).toList();
    }

    /** The query for the keys of children, behind a word that has the database explain it. */
    static Query children(Handle handle, String explain, List<VersionKey> parents, long afterId, int limit) {
        return handle.createQuery(explain + CHILDREN)
                .bindList("parents", parents.stream().map(VersionKey::toString).toList())
                .bind("kind", Codes.of(Attribute.Kind.PARENT))
                .bind("after", afterId)
                .bind("limit", limit);
    }
}
