package io.modelregistry.core.event;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.StageName;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.rule.StageRule;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.RegistrySettings;
import java.util.List;
import java.util.Set;

/** What holds for all models: the sum of the events of the registry's own line that {@link #isToldBy tell} of it. Immutable. */
public final class Settings {

    /** The member of an event, and of the document, that says what a client must know to decide by it. */
    public static final String LEVEL = "level";

    private static final Set<String> KINDS = Set.of(EventKinds.RULES_SET);

    /** Nothing was said. */
    public static final Settings NONE = new Settings(CanonicalJson.object());

    private final ObjectNode tree;

    private Settings(ObjectNode tree) {
        this.tree = tree;
    }

    /** As a store keeps them. */
    public static Settings of(RegistrySettings stored) {
        return new Settings((ObjectNode) CanonicalJson.read("settings for all models", stored.document()));
    }

    /** Whether an event of the registry's own line changes them. */
    public static boolean isToldBy(EventRecord event) {
        return KINDS.contains(event.kind());
    }

    /** The same and what one more event tells. */
    public Settings after(EventRecord event) {
        return after(event.kind(), Contents.of(event));
    }

    /** The same and what one more event tells, before it is stored. */
    public Settings after(String kind, Contents content) {
        if (!KINDS.contains(kind)) {
            return this;
        }
        ObjectNode next = tree.deepCopy();
        RuleSets.put(next, content);
        next.put(LEVEL, Integer.toString(Math.max(level(), new Settings((ObjectNode) content.root()).level())));
        return new Settings(next);
    }

    /** What a client must know to decide by them. */
    public int level() {
        return tree.path(LEVEL).asInt();
    }

    /** The rules of a stage for all models. */
    public List<StageRule> rules(StageName stage) {
        return RuleSets.of(tree, stage);
    }

    /** The stages that have rules for all models. */
    public Set<String> ruledStages() {
        return RuleSets.stages(tree);
    }

    /** What a store keeps of them. */
    public String document() {
        return CanonicalJson.write(tree);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Settings settings && settings.tree.equals(tree);
    }

    @Override
    public int hashCode() {
        return tree.hashCode();
    }

    @Override
    public String toString() {
        return document();
    }
}
