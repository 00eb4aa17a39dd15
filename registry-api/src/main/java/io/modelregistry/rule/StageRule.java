package io.modelregistry.rule;

import io.modelregistry.Limits;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.StageHandle;
import io.modelregistry.StageName;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Figures;
import io.modelregistry.internal.Texts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What must hold for a version to enter a stage. Prints as a sentence. A metric that is NaN satisfies no rule.
 *
 * <pre>{@code
 * churn.stage("production").setRules("four eyes",
 *         StageRule.atLeast("accuracy", 0.85).on("holdout"),
 *         StageRule.beenIn("staging", Duration.ofDays(7)),
 *         StageRule.approvals(2));
 * }</pre>
 */
public sealed interface StageRule {

    /**
     * The latest value of a metric is at least this.
     *
     * @throws InvalidInputException if the limit is not a finite number
     */
    static Threshold atLeast(String metric, double limit) {
        return new Threshold(metric, Bound.AT_LEAST, limit, Optional.empty());
    }

    /**
     * The latest value of a metric is at most this.
     *
     * @throws InvalidInputException if the limit is not a finite number
     */
    static Threshold atMost(String metric, double limit) {
        return new Threshold(metric, Bound.AT_MOST, limit, Optional.empty());
    }

    /**
     * On all data that both were measured on, a metric is not worse than that of the version in the stage by more than a
     * tolerance. Any version satisfies it while the stage is empty; none that was not measured on the same data does.
     *
     * @param best which value is the best
     * @param tolerance how much worse it may be; 0 for not at all
     * @throws InvalidInputException if the tolerance is negative or not a finite number
     */
    static NotWorse notWorse(String metric, Objective best, double tolerance) {
        return new NotWorse(metric, best, tolerance, Optional.empty());
    }

    /** The version has a tag, whatever its value. */
    static Tagged tag(String key) {
        return new Tagged(key, Optional.empty());
    }

    /** The version has a tag of this value. */
    static Tagged tag(String key, String value) {
        return new Tagged(key, Optional.of(value));
    }

    /** The version has a description. */
    static Described description() {
        return new Described();
    }

    /** The version names the code that trained it, and at least one data set with a digest. */
    static Traceable lineage() {
        return new Traceable();
    }

    /**
     * Whoever calls the version in the stage can call this one: inputs are the same and take at least what they took, outputs
     * are the same or more behind them. Any version satisfies it while the stage is empty; none does if one of the two has no
     * signature.
     */
    static CompatibleSignature compatibleSignature() {
        return new CompatibleSignature();
    }

    /**
     * The version was in another stage for at least so long at a stretch, by the store's clock. If it is there now, this stay
     * counts.
     *
     * @throws InvalidInputException if the duration is negative
     */
    static BeenIn beenIn(String stage, Duration duration) {
        return new BeenIn(new StageName(stage), duration);
    }

    /**
     * So many people other than the author of the version approved it since it was last asked for, and nobody rejected it.
     *
     * @param people 1 to 100
     * @see StageHandle#requestPromotion(ModelVersion, String)
     */
    static Approvals approvals(int people) {
        return new Approvals(people);
    }

    /** Only these actors may move the stage, also to roll it back and to empty it. */
    static Movers movers(String first, String... others) {
        List<String> actors = new ArrayList<>(List.of(first));
        actors.addAll(List.of(others));
        return new Movers(actors);
    }

    /** On which side of a limit a metric must be. */
    enum Bound {
        /** The limit or above. */
        AT_LEAST,

        /** The limit or below. */
        AT_MOST
    }

    /**
     * A limit for the latest value of a metric.
     *
     * @param metric its name
     * @param bound on which side of the limit
     * @param limit a finite number
     * @param data the name or the digest of the data set that counts; otherwise any does
     */
    record Threshold(String metric, Bound bound, double limit, Optional<String> data) implements StageRule {

        /** Checks name and limit. */
        public Threshold {
            Texts.label("metric name", metric, Limits.NAME_LENGTH);
            data.ifPresent(set -> Texts.label("data set", set, Limits.NAME_LENGTH));
            if (!Double.isFinite(limit)) {
                throw InvalidInputException.of("limit of " + metric, Double.toString(limit), "a finite number");
            }
            limit += 0.0;
        }

        /** The same limit for what was measured on this data set alone, given by its name or as {@code sha256:…}. */
        public Threshold on(String dataset) {
            return new Threshold(metric, bound, limit, Optional.of(dataset));
        }

        @Override
        public String toString() {
            return metric
                    + (bound == Bound.AT_LEAST ? " is at least " : " is at most ")
                    + Figures.text(limit)
                    + data.map(set -> " on " + set).orElse("");
        }
    }

    /**
     * A limit that the version in the stage sets.
     *
     * @param metric its name
     * @param best which value is the best
     * @param tolerance how much worse it may be, a finite number from 0
     * @param data the name or the digest of the data set that counts; otherwise every one does that both were measured on
     */
    record NotWorse(String metric, Objective best, double tolerance, Optional<String> data) implements StageRule {

        /** Checks name and tolerance. */
        public NotWorse {
            Texts.label("metric name", metric, Limits.NAME_LENGTH);
            data.ifPresent(set -> Texts.label("data set", set, Limits.NAME_LENGTH));
            if (!(tolerance >= 0) || Double.isInfinite(tolerance)) {
                throw InvalidInputException.of(
                        "tolerance of " + metric, Double.toString(tolerance), "a finite number from 0");
            }
            tolerance += 0.0;
        }

        /** The same limit for what was measured on this data set alone, given by its name or as {@code sha256:…}. */
        public NotWorse on(String dataset) {
            return new NotWorse(metric, best, tolerance, Optional.of(dataset));
        }

        @Override
        public String toString() {
            return metric + " is not " + (best == Objective.HIGHEST ? "lower" : "higher")
                    + " than that of the version in the stage"
                    + (tolerance > 0 ? " by more than " + Figures.text(tolerance) : "")
                    + data.map(set -> " on " + set).orElse(" on the same data");
        }
    }

    /**
     * A tag that is needed.
     *
     * @param key its name
     * @param value the value it must have; otherwise any will do
     */
    record Tagged(String key, Optional<String> value) implements StageRule {

        /** Checks the texts. */
        public Tagged {
            Texts.label("name of a tag", key, Limits.NAME_LENGTH);
            value.ifPresent(text -> Texts.label("value of tag " + key, text, Limits.TAG_LENGTH));
        }

        @Override
        public String toString() {
            return value.map(text -> "the tag " + key + " is " + text).orElse("it has the tag " + key);
        }
    }

    /** A description is needed. */
    record Described() implements StageRule {
        @Override
        public String toString() {
            return "it has a description";
        }
    }

    /** Training code and data with a digest are needed. */
    record Traceable() implements StageRule {
        @Override
        public String toString() {
            return "it names its training code and a data set with a digest";
        }
    }

    /** A signature is needed that fits the callers of the version in the stage. */
    record CompatibleSignature() implements StageRule {
        @Override
        public String toString() {
            return "callers of the version in the stage can call it";
        }
    }

    /**
     * A stay in another stage is needed.
     *
     * @param stage which stage
     * @param duration at least how long at a stretch
     */
    record BeenIn(StageName stage, Duration duration) implements StageRule {

        /** Checks the duration. */
        public BeenIn {
            if (duration.isNegative()) {
                throw InvalidInputException.of("duration in stage " + stage, duration.toString(), "a duration from 0");
            }
        }

        @Override
        public String toString() {
            return "it was in " + stage + (duration.isZero() ? "" : " for " + Figures.text(duration) + " at a stretch");
        }
    }

    /**
     * Approvals are needed.
     *
     * @param people by how many people other than the author of the version
     */
    record Approvals(int people) implements StageRule {

        /** Checks the number. */
        public Approvals {
            if (people < 1 || people > Limits.APPROVALS) {
                throw InvalidInputException.of(
                        "number of approvals", Integer.toString(people), "1 to " + Limits.APPROVALS);
            }
        }

        @Override
        public String toString() {
            return people + (people == 1 ? " person" : " people") + " other than its author approved it";
        }
    }

    /**
     * Only some may move the stage.
     *
     * @param actors who, in the order of their names
     */
    record Movers(List<String> actors) implements StageRule {

        /** Checks and sorts the names. */
        public Movers {
            actors = actors.stream().distinct().sorted().toList();
            if (actors.isEmpty() || actors.size() > Limits.RULES) {
                throw InvalidInputException.of(
                        "list of movers", actors.size() + " actors", "1 to " + Limits.RULES + " actors");
            }
            actors.forEach(actor -> Texts.label("actor", actor, Limits.ACTOR_LENGTH));
        }

        @Override
        public String toString() {
            return "only " + Figures.list(actors) + " may move the stage";
        }
    }

    /**
     * A rule that a newer version of this library stored. No version satisfies it here, and the stage cannot be moved by this
     * library.
     *
     * @param type what its writer calls its kind
     */
    record Unknown(String type) implements StageRule {
        @Override
        public String toString() {
            return "a rule of type '" + type + "', which this version of the library does not know";
        }
    }
}
