package io.modelregistry.core.policy;

import io.modelregistry.rule.EffectiveRule;
import io.modelregistry.rule.StageCheck.Outcome;
import io.modelregistry.rule.StageCheck.Verdict;

/**
 * What was found about a rule.
 *
 * @param verdict whether it is satisfied
 * @param explanation why, as a clause
 */
record Finding(Verdict verdict, String explanation) {

    static Finding passed(String explanation) {
        return new Finding(Verdict.PASSED, explanation);
    }

    static Finding failed(String explanation) {
        return new Finding(Verdict.FAILED, explanation);
    }

    Outcome about(EffectiveRule rule) {
        return new Outcome(rule, verdict, explanation);
    }
}
