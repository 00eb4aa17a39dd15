package io.modelregistry.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelregistry.Event;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.spi.EventRecord;
import java.util.Map;
import java.util.TreeMap;

/** Stored events as users see them. */
final class Events {

    private Events() {}

    static Event of(EventRecord stored) {
        return new Event(
                stored.line().name(),
                stored.sequence(),
                stored.kind(),
                stored.number(),
                stored.actor(),
                stored.at(),
                details(stored),
                stored.digest());
    }

    /** What exactly happened, by name. */
    static Map<String, String> details(EventRecord stored) {
        String subject = "event " + stored.sequence() + " of '" + stored.line().name() + "'";
        Map<String, String> details = new TreeMap<>();
        flatten("", CanonicalJson.read(subject, stored.content()), details);
        return details;
    }

    private static void flatten(String prefix, JsonNode node, Map<String, String> details) {
        node.properties().forEach(member -> {
            String name = prefix + member.getKey();
            if (member.getValue().isObject()) {
                flatten(name + ".", member.getValue(), details);
            } else {
                details.put(name, member.getValue().asText());
            }
        });
    }
}
