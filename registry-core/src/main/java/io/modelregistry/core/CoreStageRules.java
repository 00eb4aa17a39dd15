package io.modelregistry.core;

import io.modelregistry.StageName;
import io.modelregistry.core.event.Settings;
import io.modelregistry.core.policy.RuleSetting;
import io.modelregistry.rule.StageRule;
import io.modelregistry.rule.StageRules;
import java.util.List;

/**
 * The rules of stages for all models.
 *
 * @param client whose registry
 */
record CoreStageRules(CoreRegistryClient client) implements StageRules {

    @Override
    public List<StageRule> of(String stage) {
        return Settings.of(client.reader().store().settings()).rules(new StageName(stage));
    }

    @Override
    public List<StageRule> set(String stage, String reason, StageRule... rules) {
        RuleSetting setting = new RuleSetting(new StageName(stage), List.of(rules), reason);
        client.committer()
                .change(
                        "rules of stage " + stage + " of all models",
                        () -> setting.decide(client.reader().store().settings(), client.actor()));
        return setting.rules();
    }

    @Override
    public String toString() {
        return "rules of stages of all models";
    }
}
