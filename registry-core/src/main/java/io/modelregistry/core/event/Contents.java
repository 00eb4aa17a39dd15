package io.modelregistry.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.spi.EventRecord;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The content of an event, by name.
 *
 * @param root a JSON object
 */
public record Contents(JsonNode root) {

    /** The content of an event as stored. */
    public static Contents of(EventRecord event) {
        return new Contents(CanonicalJson.read("event " + event.sequence(), event.content()));
    }

    /** A text; empty if there is none. */
    public String text(String name) {
        return root.path(name).asText();
    }

    /** A text, if there is one. */
    public Optional<String> find(String name) {
        return Optional.ofNullable(root.get(name)).map(JsonNode::asText);
    }

    /** Texts by name. */
    public Map<String, String> texts(String name) {
        Map<String, String> values = new TreeMap<>();
        root.path(name)
                .properties()
                .forEach(member -> values.put(member.getKey(), member.getValue().asText()));
        return values;
    }
}
