package io.modelregistry.core.lineage;

import io.modelregistry.lineage.LineageGraph.Direction;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.VersionKey;
import io.modelregistry.spi.VersionRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads a graph, a generation at a time: a bounded number of reads for some hundred versions of it. */
final class Walker {

    /** Keys of one read. */
    private static final int KEYS = 500;

    /** Versions of one read. */
    private static final int PAGE = 1_000;

    private final MetadataStore store;
    private final int generations;

    Walker(MetadataStore store, int generations) {
        this.store = store;
        this.generations = generations;
    }

    CoreGraph ancestors(CoreNode root) {
        Growth growth = new Growth(Direction.ANCESTORS, root);
        List<CoreNode> last = List.of(root);
        for (int generation = 1; generation <= generations && !last.isEmpty(); generation++) {
            last = parents(last, growth, generation);
        }
        return growth.graph(unknownParents(last, growth).isEmpty() ? Ending.COMPLETE : Ending.CUT);
    }

    private List<CoreNode> parents(List<CoreNode> children, Growth growth, int generation) {
        List<CoreNode> added = new ArrayList<>();
        for (List<String> chunk : chunks(List.copyOf(unknownParents(children, growth)))) {
            Map<String, CoreNode> found = new HashMap<>();
            store
                    .versionsNumbered(chunk.stream()
                            .flatMap(parent -> VersionKey.of(parent).stream())
                            .toList())
                    .stream()
                    .map(stored -> CoreNode.of(stored, generation))
                    .forEach(node -> found.put(node.reference(), node));
            for (String parent : chunk) {
                CoreNode node = found.getOrDefault(parent, CoreNode.elsewhere(parent, generation));
                growth.add(node);
                added.add(node);
            }
        }
        return added;
    }

    private static Set<String> unknownParents(List<CoreNode> children, Growth growth) {
        Set<String> parents = new LinkedHashSet<>();
        children.forEach(child -> parents.addAll(child.parents()));
        parents.removeIf(growth::has);
        return parents;
    }

    CoreGraph descendants(CoreNode root) {
        Growth growth = new Growth(Direction.DESCENDANTS, root);
        List<CoreNode> last = List.of(root);
        for (int generation = 1; generation <= generations && !last.isEmpty(); generation++) {
            last = children(last, growth, generation);
        }
        return growth.graph(hasUnknownChild(last, growth) ? Ending.CUT : Ending.COMPLETE);
    }

    private List<CoreNode> children(List<CoreNode> parents, Growth growth, int generation) {
        List<CoreNode> added = new ArrayList<>();
        for (List<CoreNode> chunk : chunks(parents)) {
            List<VersionKey> keys = keys(chunk);
            List<VersionRecord> page = store.derivedFrom(keys, 0, PAGE);
            while (!page.isEmpty()) {
                page.stream()
                        .map(stored -> CoreNode.of(stored, generation))
                        .filter(node -> !growth.has(node.reference()))
                        .forEach(node -> {
                            growth.add(node);
                            added.add(node);
                        });
                page = page.size() < PAGE
                        ? List.of()
                        : store.derivedFrom(keys, page.get(page.size() - 1).id(), PAGE);
            }
        }
        return added;
    }

    private boolean hasUnknownChild(List<CoreNode> parents, Growth growth) {
        return chunks(parents).stream()
                .anyMatch(chunk -> store.derivedFrom(keys(chunk), 0, PAGE).stream()
                        .anyMatch(stored -> !growth.has(CoreNode.of(stored, 0).reference())));
    }

    private static List<VersionKey> keys(List<CoreNode> nodes) {
        return nodes.stream().flatMap(node -> node.key().stream()).toList();
    }

    private static <T> List<List<T>> chunks(List<T> all) {
        List<List<T>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += KEYS) {
            chunks.add(all.subList(from, Math.min(all.size(), from + KEYS)));
        }
        return chunks;
    }
}
