package io.modelregistry.core.policy;

import io.modelregistry.StageName;
import io.modelregistry.core.compare.SignatureJudge;
import io.modelregistry.core.event.Approval;
import io.modelregistry.internal.Figures;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.Signature;
import io.modelregistry.rule.StageRule;
import io.modelregistry.rule.StageRule.Approvals;
import io.modelregistry.rule.StageRule.BeenIn;
import io.modelregistry.rule.StageRule.CompatibleSignature;
import io.modelregistry.rule.StageRule.Described;
import io.modelregistry.rule.StageRule.Movers;
import io.modelregistry.rule.StageRule.NotWorse;
import io.modelregistry.rule.StageRule.Tagged;
import io.modelregistry.rule.StageRule.Threshold;
import io.modelregistry.rule.StageRule.Traceable;
import io.modelregistry.rule.StageRule.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Judges a version that is to enter a stage by one rule after another.
 *
 * @param stage which stage
 * @param version what is to enter
 * @param actor who wants to put it there
 * @param reads what else rules ask for
 */
record RuleJudge(StageName stage, RuledVersion version, String actor, StageReads reads) {

    Finding judge(StageRule rule) {
        if (rule instanceof Threshold threshold) {
            return MetricRules.judge(threshold, version);
        }
        if (rule instanceof NotWorse notWorse) {
            return againstOccupant(occupant -> MetricRules.judge(notWorse, version, occupant));
        }
        if (rule instanceof Tagged tagged) {
            return judge(tagged);
        }
        if (rule instanceof Described) {
            return version.annotations().description().isBlank()
                    ? Finding.failed("it has no description")
                    : Finding.passed("it has one");
        }
        if (rule instanceof Traceable) {
            return judge(version.facts().lineage());
        }
        if (rule instanceof CompatibleSignature) {
            return againstOccupant(this::judgeSignature);
        }
        if (rule instanceof BeenIn beenIn) {
            return Stays.judge(beenIn, version.number(), reads.moves(beenIn.stage()), reads.now());
        }
        if (rule instanceof Approvals approvals) {
            return judge(approvals);
        }
        return rule instanceof Movers movers ? judge(movers, actor) : judge((Unknown) rule);
    }

    /** Whether an actor may move the stage. */
    static Finding judge(Movers rule, String actor) {
        return rule.actors().contains(actor)
                ? Finding.passed(actor + " may move it")
                : Finding.failed("only " + Figures.list(rule.actors()) + " may move it, not " + actor);
    }

    private static Finding judge(Unknown rule) {
        return Finding.failed("this version of the library does not know rules of type '" + rule.type() + "'");
    }

    private Finding againstOccupant(Function<RuledVersion, Finding> comparison) {
        return new StageLog(reads.moves(stage))
                .occupant().stream()
                        .boxed()
                        .findFirst()
                        .map(number -> number == version.number()
                                ? Finding.passed("it is the version in " + stage)
                                : comparison.apply(RuledVersion.of(reads.version(number))))
                        .orElseGet(() -> Finding.passed(stage + " is empty"));
    }

    private Finding judge(Tagged rule) {
        Optional<String> value =
                Optional.ofNullable(version.annotations().tags().get(rule.key()));
        if (value.isEmpty()) {
            return Finding.failed("the tag " + rule.key() + " is missing");
        }
        String is = "the tag " + rule.key() + " is " + value.get();
        return rule.value().filter(needed -> !needed.equals(value.get())).isPresent()
                ? Finding.failed(is + " instead of " + rule.value().get())
                : Finding.passed(is);
    }

    private static Finding judge(Lineage lineage) {
        List<String> missing = new ArrayList<>();
        if (lineage.training().isEmpty()) {
            missing.add("it does not name its training code");
        }
        Optional<Dataset> known = lineage.datasets().stream()
                .filter(data -> data.digest().isPresent())
                .findFirst();
        if (known.isEmpty()) {
            missing.add("it names no data set with a digest");
        }
        return missing.isEmpty()
                ? Finding.passed("it names its training code and " + known.get().name())
                : Finding.failed(String.join(", ", missing));
    }

    private Finding judgeSignature(RuledVersion occupant) {
        Optional<Signature> before = occupant.facts().signature();
        Optional<Signature> after = version.facts().signature();
        if (before.isEmpty() || after.isEmpty()) {
            return Finding.failed((after.isEmpty() ? version : occupant).reference() + " has no signature");
        }
        List<String> reasons = SignatureJudge.breaks(before.get(), after.get());
        return reasons.isEmpty()
                ? Finding.passed("callers of " + occupant.reference() + " can call it")
                : Finding.failed("it breaks callers of " + occupant.reference() + ": " + String.join(", ", reasons));
    }

    private Finding judge(Approvals rule) {
        Optional<Approval> found = version.annotations().approval(stage);
        if (found.isEmpty()) {
            return Finding.failed("nobody asked for its promotion");
        }
        Approval approval = found.get();
        if (approval.rejection().isPresent()) {
            return Finding.failed(approval.rejection().get());
        }
        List<String> others = approval.approvedBy().stream()
                .filter(approver -> !approver.equals(version.author()))
                .toList();
        if (others.isEmpty()) {
            return Finding.failed("no approval by anyone but its author");
        }
        String by = "approved by " + Figures.list(others);
        return others.size() >= rule.people()
                ? Finding.passed(by)
                : Finding.failed("only " + by + ", and " + rule.people() + " people are needed");
    }
}
