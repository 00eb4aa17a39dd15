package io.modelregistry.core.policy;

import io.modelregistry.StageName;
import io.modelregistry.core.event.Settings;
import io.modelregistry.error.StoreException;
import io.modelregistry.rule.EffectiveRule;
import io.modelregistry.rule.EffectiveRule.Origin;
import io.modelregistry.rule.StageCheck;
import io.modelregistry.rule.StageCheck.Outcome;
import io.modelregistry.rule.StageRule;
import io.modelregistry.rule.StageRule.Movers;
import io.modelregistry.rule.StageRule.Unknown;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.RegistrySettings;
import io.modelregistry.spi.VersionRecord;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which rules hold for a stage, and what they say to versions.
 *
 * @param stage which stage
 * @param rules those for all models first
 * @param registryRevision the revision of what holds for all models, as it was read
 */
public record Admission(StageName stage, List<EffectiveRule> rules, long registryRevision) {

    /** Copies the rules. */
    public Admission {
        rules = List.copyOf(rules);
    }

    /** By what was read of a model and of what holds for all. */
    public static Admission of(ModelRecord model, RegistrySettings settings, StageName stage) {
        List<StageRule> own = ModelRemark.annotations(model).rules(stage);
        List<StageRule> general = Settings.of(settings).rules(stage);
        List<EffectiveRule> rules = Stream.concat(
                        general.stream().map(rule -> new EffectiveRule(rule, Origin.ALL_MODELS)),
                        own.stream().map(rule -> new EffectiveRule(rule, Origin.MODEL)))
                .toList();
        return new Admission(stage, rules, settings.revision());
    }

    /** The stages that have rules, by what was read of a model and of what holds for all. */
    public static Set<String> ruledStages(ModelRecord model, RegistrySettings settings) {
        Set<String> stages = new HashSet<>(ModelRemark.annotations(model).ruledStages());
        stages.addAll(Settings.of(settings).ruledStages());
        return stages;
    }

    /** What every rule says to a version that this actor wants to put there. */
    public StageCheck check(VersionRecord version, String actor, StageReads reads) {
        RuledVersion ruled = RuledVersion.of(version);
        RuleJudge judge = new RuleJudge(stage, ruled, actor, reads);
        List<Outcome> outcomes =
                rules.stream().map(rule -> judge.judge(rule.rule()).about(rule)).toList();
        return new StageCheck(ruled.reference(), stage.value(), outcomes);
    }

    /** What those rules say that hold for every move, whatever is put there. */
    List<Outcome> checkMover(String actor) {
        return rules.stream()
                .filter(Admission::isAboutMovers)
                .map(rule -> RuleJudge.judge((Movers) rule.rule(), actor).about(rule))
                .toList();
    }

    static boolean isAboutMovers(EffectiveRule rule) {
        return rule.rule() instanceof Movers;
    }

    /** Refuses to decide by rules that a newer library has stored. */
    static void requireKnown(String subject, List<StageRule> rules) {
        rules.stream().filter(Unknown.class::isInstance).findFirst().ifPresent(rule -> {
            throw StoreException.refused(
                    "of " + subject, "it has " + rule + "; it can be read, and moved after an upgrade", null);
        });
    }
}
