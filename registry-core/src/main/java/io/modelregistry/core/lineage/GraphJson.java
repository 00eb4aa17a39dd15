package io.modelregistry.core.lineage;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.core.text.Json;
import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.LineageNode;
import java.util.Locale;

/** A graph as JSON for other programs. */
final class GraphJson {

    private GraphJson() {}

    static String write(LineageGraph graph) {
        ObjectNode root = Json.object()
                .put("root", graph.root().reference())
                .put("direction", graph.direction().name().toLowerCase(Locale.ROOT))
                .put("complete", graph.isComplete());
        ArrayNode nodes = root.putArray("nodes");
        graph.nodes().forEach(node -> add(nodes.addObject(), node));
        ArrayNode edges = root.putArray("edges");
        graph.edges()
                .forEach(edge -> edges.addObject().put("parent", edge.parent()).put("child", edge.child()));
        return Json.write(root);
    }

    private static void add(ObjectNode node, LineageNode version) {
        node.put("reference", version.reference())
                .put("here", version.isHere())
                .put("deleted", version.isDeleted())
                .put("generation", version.generation());
        version.semanticVersion().ifPresent(semantic -> node.put("semanticVersion", semantic.toString()));
        version.digest().ifPresent(digest -> node.put("digest", digest.toString()));
        ArrayNode stages = node.putArray("stages");
        version.stages().forEach(stages::add);
        version.createdBy().ifPresent(actor -> node.put("createdBy", actor));
        version.createdAt().ifPresent(at -> node.put("createdAt", at.toString()));
    }
}
