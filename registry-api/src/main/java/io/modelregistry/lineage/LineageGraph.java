package io.modelregistry.lineage;

import java.util.List;
import java.util.Optional;

/** Versions and which was derived from which, as they were read. Prints as an indented tree. Immutable. */
public interface LineageGraph {

    /** Which way it was read. */
    Direction direction();

    /** The version where it begins: the first of the nodes. */
    LineageNode root();

    /** Every version once, with the root, by generation. */
    List<LineageNode> nodes();

    /** The node of a reference by number, if it is among them. */
    Optional<LineageNode> find(String reference);

    /** From each parent to each of its children, where both are among the nodes. */
    List<Edge> edges();

    /** How many generations there are beside the root. */
    int depth();

    /** Whether nothing follows; not so if {@link LineageHandle#generations} ended it. */
    boolean isComplete();

    /** All of it as JSON. */
    String toJson();

    /** All of it in the language of <a href="https://mermaid.js.org/syntax/flowchart.html">Mermaid</a>, which Markdown may hold. */
    String toMermaid();

    /** All of it in the language of <a href="https://graphviz.org/doc/info/lang.html">Graphviz</a>. */
    String toGraphviz();

    /** The first 1,000 lines of a tree: what was derived from what, each version's own parents or children once. */
    @Override
    String toString();

    /** Which way a graph was read. */
    enum Direction {
        /** From children to parents. */
        ANCESTORS,

        /** From parents to children. */
        DESCENDANTS
    }

    /**
     * One derivation.
     *
     * @param parent the reference of what was there before
     * @param child the reference of what was derived from it
     */
    record Edge(String parent, String child) {
        @Override
        public String toString() {
            return parent + " -> " + child;
        }
    }
}
