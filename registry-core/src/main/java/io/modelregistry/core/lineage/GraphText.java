package io.modelregistry.core.lineage;

import io.modelregistry.core.text.Plain;
import io.modelregistry.lineage.LineageGraph;
import io.modelregistry.lineage.LineageNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** A graph in languages that draw it. Nodes have names of our own; what people wrote is in labels alone. */
final class GraphText {

    /** All that means something to Mermaid, or to the HTML that it makes. */
    private static final Pattern MARKUP = Pattern.compile("[^A-Za-z0-9 ,.:()/_-]");

    private static final Notation MERMAID =
            new Notation("flowchart TD\n", label -> "[\"" + entities(label) + "\"]", " --> ", "\n", "");
    private static final Notation GRAPHVIZ =
            new Notation("digraph lineage {\n", label -> " [label=\"" + escaped(label) + "\"]", " -> ", ";\n", "}\n");

    private GraphText() {}

    static String mermaid(LineageGraph graph) {
        return draw(graph, MERMAID);
    }

    private static String entities(String label) {
        return MARKUP.matcher(label).replaceAll(match -> "#" + match.group().codePointAt(0) + ";");
    }

    static String graphviz(LineageGraph graph) {
        return draw(graph, GRAPHVIZ);
    }

    private static String escaped(String label) {
        return label.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static String draw(LineageGraph graph, Notation notation) {
        StringBuilder text = new StringBuilder(notation.begin());
        Map<String, String> names = names(graph.nodes());
        graph.nodes()
                .forEach(node -> text.append("  ")
                        .append(names.get(node.reference()))
                        .append(notation.label().apply(Plain.line(node.toString())))
                        .append(notation.endOfLine()));
        graph.edges()
                .forEach(edge -> text.append("  ")
                        .append(names.get(edge.parent()))
                        .append(notation.arrow())
                        .append(names.get(edge.child()))
                        .append(notation.endOfLine()));
        return text.append(notation.end()).toString();
    }

    private static Map<String, String> names(List<LineageNode> nodes) {
        Map<String, String> names = new HashMap<>();
        nodes.forEach(node -> names.put(node.reference(), "v" + names.size()));
        return names;
    }

    /** How a language draws nodes by their names and labels, and edges between them. */
    private record Notation(String begin, UnaryOperator<String> label, String arrow, String endOfLine, String end) {}
}
