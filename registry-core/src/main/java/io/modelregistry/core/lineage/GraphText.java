package io.modelregistry.core.lineage;

import io.modelregistry.core.text.Plain;
import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.LineageNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A graph in languages that draw it. Nodes have names of our own; what people wrote is in labels alone. */
final class GraphText {

    /** All that means something to Mermaid, or to the HTML that it makes. */
    private static final Pattern MARKUP = Pattern.compile("[^A-Za-z0-9 ,.:()/_-]");

    private GraphText() {}

    static String mermaid(LineageGraph graph) {
        StringBuilder text = new StringBuilder("flowchart TD\n");
        Map<String, String> names = names(graph.nodes());
        graph.nodes()
                .forEach(node -> text.append("  ")
                        .append(names.get(node.reference()))
                        .append("[\"")
                        .append(entities(Plain.line(node.toString())))
                        .append("\"]\n"));
        graph.edges()
                .forEach(edge -> text.append("  ")
                        .append(names.get(edge.parent()))
                        .append(" --> ")
                        .append(names.get(edge.child()))
                        .append('\n'));
        return text.toString();
    }

    private static String entities(String label) {
        return MARKUP.matcher(label).replaceAll(match -> "#" + match.group().codePointAt(0) + ";");
    }

    static String graphviz(LineageGraph graph) {
        StringBuilder text = new StringBuilder("digraph lineage {\n");
        Map<String, String> names = names(graph.nodes());
        graph.nodes()
                .forEach(node -> text.append("  ")
                        .append(names.get(node.reference()))
                        .append(" [label=\"")
                        .append(Plain.line(node.toString())
                                .replace("\\", "\\\\")
                                .replace("\"", "\\\""))
                        .append("\"];\n"));
        graph.edges()
                .forEach(edge -> text.append("  ")
                        .append(names.get(edge.parent()))
                        .append(" -> ")
                        .append(names.get(edge.child()))
                        .append(";\n"));
        return text.append("}\n").toString();
    }

    private static Map<String, String> names(List<LineageNode> nodes) {
        Map<String, String> names = new HashMap<>();
        nodes.forEach(node -> names.put(node.reference(), "v" + names.size()));
        return names;
    }
}
