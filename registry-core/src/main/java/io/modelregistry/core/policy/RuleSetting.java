package io.modelregistry.core.policy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.Limits;
import io.modelregistry.StageName;
import io.modelregistry.core.event.Contents;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.core.event.RuleFormat;
import io.modelregistry.core.event.Settings;
import io.modelregistry.core.integrity.CanonicalJson;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.rule.StageRule;
import io.modelregistry.rule.StageRule.Unknown;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.RegistrySettings;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A stage is to get other rules, for one model or for all.
 *
 * @param stage which stage
 * @param rules all that it is to have
 * @param reason why
 */
public record RuleSetting(StageName stage, List<StageRule> rules, String reason) {

    /** Checks the reason and the rules; a rule that is given twice is one. */
    public RuleSetting {
        Reasons.check(reason);
        rules = rules.stream().distinct().toList();
        if (rules.size() > Limits.RULES) {
            throw InvalidInputException.of(
                    "rules of stage " + stage, rules.size() + " rules", "at most " + Limits.RULES);
        }
        rules.stream().filter(Unknown.class::isInstance).findFirst().ifPresent(unknown -> {
            throw InvalidInputException.of("rule", unknown.toString(), "one that this library knows");
        });
    }

    /** For one model. */
    public Remark ofModel() {
        Remark.Precondition fits = (subject, before) ->
                check("stage " + stage + " of " + subject, before.rules(stage), before.ruledStages());
        return Remark.of(EventKinds.RULES_SET, content(), Remark.SHOWN.and(fits));
    }

    /** What holds for all models from now on; empty if it does already. */
    public Optional<RegistrySettings.Change> decide(RegistrySettings read, String actor) {
        Level.require(read);
        Settings before = Settings.of(read);
        check("stage " + stage + " of all models", before.rules(stage), before.ruledStages());
        if (before.rules(stage).equals(rules)) {
            return Optional.empty();
        }
        ObjectNode content = content().put(Settings.LEVEL, Integer.toString(Level.RULES));
        Settings after = before.after(EventKinds.RULES_SET, new Contents(content));
        EventDraft event = new EventDraft(EventKinds.RULES_SET, actor, CanonicalJson.write(content));
        return Optional.of(new RegistrySettings.Change(read.revision(), after.document(), event));
    }

    private void check(String subject, List<StageRule> before, Set<String> stages) {
        Admission.requireKnown(subject, before);
        if (!rules.isEmpty() && stages.size() >= Limits.RULES && !stages.contains(stage.value())) {
            throw InvalidInputException.of("stage", stage.value(), "at most " + Limits.RULES + " stages with rules");
        }
    }

    private ObjectNode content() {
        ObjectNode content = CanonicalJson.object().put("stage", stage.value()).put("reason", reason);
        content.set("rules", RuleFormat.write(rules));
        return content;
    }
}
