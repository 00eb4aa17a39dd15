package io.modelregistry.core;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelregistry.Event;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.event.RuleFormat;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.spi.EventRecord;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

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
        JsonNode content = CanonicalJson.read(subject, stored.content());
        flatten("", content, details);
        if (stored.kind().equals(EventKinds.RULES_SET)) {
            details.put("rules", sentences(content.path("rules")));
        }
        return details;
    }

    private static String sentences(JsonNode rules) {
        return RuleFormat.read(rules).stream().map(Object::toString).collect(Collectors.joining("; "));
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
