package io.modelregistry.rule;

import java.util.List;
import java.util.stream.Collectors;

/**
 * How a version stands to every rule of a stage.
 *
 * @param version the reference of the version: {@code churn:7}
 * @param stage the name of the stage
 * @param outcomes one for each rule, those for all models first
 */
public record StageCheck(String version, String stage, List<Outcome> outcomes) {

    /** Copies the outcomes. */
    public StageCheck {
        outcomes = List.copyOf(outcomes);
    }

    /** Whether the version satisfies every rule. */
    public boolean isPassed() {
        return failures().isEmpty();
    }

    /** The rules that the version does not satisfy. */
    public List<Outcome> failures() {
        return outcomes.stream()
                .filter(outcome -> outcome.verdict() == Verdict.FAILED)
                .toList();
    }

    /** One line for each rule. */
    @Override
    public String toString() {
        return version
                + (isPassed() ? " may enter " : " may not enter ")
                + stage
                + (outcomes.isEmpty() ? ", which has no rules" : "")
                + outcomes.stream().map(outcome -> "\n  " + outcome).collect(Collectors.joining());
    }

    /** Whether a version satisfies a rule. */
    public enum Verdict {
        /** It does. */
        PASSED,

        /** It does not. */
        FAILED
    }

    /**
     * How a version stands to one rule.
     *
     * @param rule the rule
     * @param verdict whether the version satisfies it
     * @param explanation why, as a clause: {@code accuracy 0.81 is below 0.85}
     */
    public record Outcome(EffectiveRule rule, Verdict verdict, String explanation) {
        @Override
        public String toString() {
            return (verdict == Verdict.PASSED ? "passed: " : "failed: ") + rule + ": " + explanation;
        }
    }
}
