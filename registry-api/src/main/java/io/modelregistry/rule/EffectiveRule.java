package io.modelregistry.rule;

/**
 * A rule that holds for a stage of a model.
 *
 * @param rule what must hold
 * @param origin where it was set
 */
public record EffectiveRule(StageRule rule, Origin origin) {

    @Override
    public String toString() {
        return rule + (origin == Origin.MODEL ? " (for this model)" : " (for all models)");
    }

    /** Where a rule was set. */
    public enum Origin {
        /** By {@link io.modelregistry.StageHandle#setRules}. */
        MODEL,

        /** By {@link StageRules#set}. */
        ALL_MODELS
    }
}
