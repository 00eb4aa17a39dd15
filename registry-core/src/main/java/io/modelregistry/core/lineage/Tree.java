package io.modelregistry.core.lineage;

import io.modelregistry.core.text.Plain;
import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.LineageGraph.Direction;
import io.modelregistry.lineage.LineageGraph.Edge;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A graph as an indented tree, without recursion, as it may be deep. Not safe for several threads. */
final class Tree {

    private static final int LINES = 1_000;

    /** Beyond that the number of the generation says how deep a line is. */
    private static final int INDENTS = 40;

    private final LineageGraph graph;
    private final Map<String, List<String>> next = new HashMap<>();
    private final Set<String> seen = new HashSet<>();
    private final Deque<Step> steps = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();

    private Tree(LineageGraph graph) {
        this.graph = graph;
        graph.edges().forEach(this::add);
    }

    private void add(Edge edge) {
        boolean isUp = graph.direction() == Direction.ANCESTORS;
        next.computeIfAbsent(isUp ? edge.child() : edge.parent(), reference -> new ArrayList<>())
                .add(isUp ? edge.parent() : edge.child());
    }

    static String print(LineageGraph graph) {
        return new Tree(graph).print();
    }

    private String print() {
        int others = graph.nodes().size() - 1;
        text.append(others)
                .append(graph.direction() == Direction.ANCESTORS ? " ancestor" : " descendant")
                .append(others == 1 ? "" : "s")
                .append(" of ")
                .append(graph.root().reference());
        steps.push(new Step(graph.root().reference(), 0));
        for (int line = 0; line < LINES && !steps.isEmpty(); line++) {
            print(steps.pop());
        }
        if (!steps.isEmpty()) {
            text.append("\n…");
        }
        return text.append(graph.isComplete() ? "" : "\nand further generations")
                .toString();
    }

    private void print(Step step) {
        boolean isNew = seen.add(step.reference());
        List<String> following = next.getOrDefault(step.reference(), List.of());
        text.append('\n')
                .append("  ".repeat(Math.min(step.depth(), INDENTS)))
                .append(step.depth() > INDENTS ? "(" + step.depth() + ") " : "")
                .append(Plain.line(graph.find(step.reference()).orElseThrow().toString()))
                .append(isNew || following.isEmpty() ? "" : ", see above");
        if (isNew) {
            for (int i = following.size() - 1; i >= 0; i--) {
                steps.push(new Step(following.get(i), step.depth() + 1));
            }
        }
    }

    private record Step(String reference, int depth) {}
}
