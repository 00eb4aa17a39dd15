package io.modelregistry.core.lineage;

import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.LineageNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Versions and which was derived from which. */
final class CoreGraph implements LineageGraph {

    private final Direction direction;
    private final List<CoreNode> nodes;
    private final Map<String, CoreNode> byReference = new HashMap<>();
    private final List<Edge> edges;
    private final Ending ending;

    /**
     * @param nodes by generation, the root first
     */
    CoreGraph(Direction direction, List<CoreNode> nodes, Ending ending) {
        this.direction = direction;
        this.nodes = nodes;
        this.ending = ending;
        nodes.forEach(node -> byReference.put(node.reference(), node));
        edges = edges(nodes, byReference);
    }

    private static List<Edge> edges(List<CoreNode> nodes, Map<String, CoreNode> known) {
        List<Edge> edges = new ArrayList<>();
        for (CoreNode child : nodes) {
            child.parents().stream()
                    .filter(known::containsKey)
                    .map(parent -> new Edge(parent, child.reference()))
                    .forEach(edges::add);
        }
        return List.copyOf(edges);
    }

    @Override
    public Direction direction() {
        return direction;
    }

    @Override
    public LineageNode root() {
        return nodes.get(0);
    }

    @Override
    public List<LineageNode> nodes() {
        return List.copyOf(nodes);
    }

    @Override
    public Optional<LineageNode> find(String reference) {
        return Optional.ofNullable(byReference.get(reference));
    }

    @Override
    public List<Edge> edges() {
        return edges;
    }

    @Override
    public int depth() {
        return nodes.get(nodes.size() - 1).generation();
    }

    @Override
    public boolean isComplete() {
        return ending == Ending.COMPLETE;
    }

    @Override
    public String toJson() {
        return GraphJson.write(this);
    }

    @Override
    public String toMermaid() {
        return GraphText.mermaid(this);
    }

    @Override
    public String toGraphviz() {
        return GraphText.graphviz(this);
    }

    @Override
    public String toString() {
        return Tree.print(this);
    }
}
