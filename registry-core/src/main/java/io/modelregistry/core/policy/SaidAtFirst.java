package io.modelregistry.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Description and tags in the content of an event. */
final class SaidAtFirst {

    private SaidAtFirst() {}

    static void put(ObjectNode content, String description, Map<String, String> tags) {
        if (!description.isEmpty()) {
            content.put("description", description);
        }
        if (!tags.isEmpty()) {
            ObjectNode node = content.putObject("tags");
            tags.forEach(node::put);
        }
    }
}
