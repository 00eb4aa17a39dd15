package io.modelregistry.rule;

import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Somebody asked that a version enter a stage, and what was decided since.
 *
 * @param version the reference of the version: {@code churn:7}
 * @param stage the name of the stage
 * @param requestedBy who asked last
 * @param comment what was said with it
 * @param requestedAt when, by the store's clock
 * @param decisions the newest of each actor since then, in order
 */
public record Promotion(
        String version,
        String stage,
        String requestedBy,
        String comment,
        Instant requestedAt,
        List<Decision> decisions) {

    /** Copies the decisions. */
    public Promotion {
        decisions = List.copyOf(decisions);
    }

    /** Whether somebody rejected it: it must be asked for again. */
    public boolean isRejected() {
        return decisions.stream().anyMatch(decision -> decision.verdict() == Verdict.REJECTED);
    }

    @Override
    public String toString() {
        return version + " for " + stage + ", asked for by " + requestedBy + " at " + requestedAt + ": " + comment
                + decisions.stream().map(decision -> "\n  " + decision).collect(Collectors.joining());
    }

    /** What somebody decided. */
    public enum Verdict {
        /** It may enter. */
        APPROVED,

        /** It may not. */
        REJECTED
    }

    /**
     * What one actor decided.
     *
     * @param actor who
     * @param verdict what
     * @param comment why
     * @param at when, by the store's clock
     */
    public record Decision(String actor, Verdict verdict, String comment, Instant at) {
        @Override
        public String toString() {
            return (verdict == Verdict.APPROVED ? "approved by " : "rejected by ") + actor + " at " + at + ": "
                    + comment;
        }
    }
}
