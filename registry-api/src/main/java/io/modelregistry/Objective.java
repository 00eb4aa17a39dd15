package io.modelregistry;

/** Which value of a metric is the best. */
public enum Objective {
    /** The highest: accuracy. */
    HIGHEST,

    /** The lowest: loss. */
    LOWEST
}
