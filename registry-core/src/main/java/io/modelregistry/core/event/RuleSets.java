package io.modelregistry.core.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.StageName;
import io.modelregistry.rule.StageRule;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/** The rules of each stage within a document. */
final class RuleSets {

    private static final String RULES = "rules";

    private RuleSets() {}

    /** Does what an event of {@link EventKinds#RULES_SET} tells. */
    static void put(ObjectNode tree, Contents content) {
        ObjectNode stages = tree.withObjectProperty(RULES);
        JsonNode rules = content.root().path(RULES);
        if (rules.isEmpty()) {
            stages.remove(content.text("stage"));
        } else {
            stages.set(content.text("stage"), rules);
        }
        if (stages.isEmpty()) {
            tree.remove(RULES);
        }
    }

    static List<StageRule> of(ObjectNode tree, StageName stage) {
        return RuleFormat.read(tree.path(RULES).path(stage.value()));
    }

    /** The stages that have rules. */
    static Set<String> stages(ObjectNode tree) {
        TreeMap<String, JsonNode> stages = new TreeMap<>();
        tree.path(RULES).properties().forEach(member -> stages.put(member.getKey(), member.getValue()));
        return stages.keySet();
    }
}
