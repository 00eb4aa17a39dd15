package io.modelregistry.core.lineage;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.LineageGraph.Direction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A graph while it is read: each version once, whatever damaged data says. Not safe for several threads. */
final class Growth {

    private final Direction direction;
    private final Map<String, CoreNode> nodes = new LinkedHashMap<>();

    Growth(Direction direction, CoreNode root) {
        this.direction = direction;
        add(root);
    }

    boolean has(String reference) {
        return nodes.containsKey(reference);
    }

    void add(CoreNode node) {
        if (nodes.size() == Limits.LINEAGE) {
            throw InvalidInputException.of(
                    direction == Direction.ANCESTORS ? "ancestors" : "descendants",
                    nodes.keySet().iterator().next(),
                    "at most " + Limits.LINEAGE + " versions; generations(…) asks for fewer");
        }
        nodes.put(node.reference(), node);
    }

    CoreGraph graph(Ending ending) {
        return new CoreGraph(direction, List.copyOf(nodes.values()), ending);
    }
}
