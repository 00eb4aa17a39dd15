package io.modelregistry.query;

import io.modelregistry.Digest;
import io.modelregistry.SemanticVersion;

/**
 * Filters as typed calls: {@code metric("accuracy").atLeast(0.9).and(tag("team").is("vision"))}. Each call writes the text of a
 * filter, which {@code where(…)} reads as it reads any other; names and values of any kind are quoted. Which keys models,
 * versions, events and predictions have is in {@code docs/search.md}.
 */
public final class Conditions {

    private Conditions() {}

    /** The model's name. */
    public static TextKey name() {
        return new TextKey("name");
    }

    /** The version's number. */
    public static ConditionKey<Integer> number() {
        return new ConditionKey<>("number", number -> Integer.toString(number));
    }

    /** The semantic version, which compares by precedence. */
    public static ConditionKey<SemanticVersion> semver() {
        return new ConditionKey<>("semver", version -> Literals.text(version.toString()));
    }

    /** The stages that the version is in. */
    public static TextKey stage() {
        return new TextKey("stage");
    }

    /** The names of the version's files. */
    public static TextKey file() {
        return new TextKey("file");
    }

    /** The version's digest. */
    public static ConditionKey<Digest> digest() {
        return new ConditionKey<>("digest", digest -> Literals.text(digest.toString()));
    }

    /** When it was created. */
    public static TimeKey created() {
        return new TimeKey("created");
    }

    /** When it, its stages or its annotations last changed. */
    public static TimeKey changed() {
        return new TimeKey("changed");
    }

    /** Who did it: created the model or version, or caused the event. */
    public static TextKey actor() {
        return new TextKey("actor");
    }

    /** The description. */
    public static TextKey description() {
        return new TextKey("description");
    }

    /**
     * All these words are in the name, the description or the tags of a model or version, whatever their case and accents. A
     * {@code *} at the end makes the last one the beginning of a word.
     */
    public static Condition words(String words) {
        return Condition.comparison("text ~ " + Literals.text(words));
    }

    /** Every value of a metric. */
    public static MetricKey metric(String name) {
        return new MetricKey(named("metric", name));
    }

    /** A parameter of training. */
    public static ValueKey parameter(String name) {
        return new ValueKey(named("parameter", name));
    }

    /** A tag. */
    public static ValueKey tag(String name) {
        return new ValueKey(named("tag", name));
    }

    /** A further fact. */
    public static ValueKey property(String name) {
        return new ValueKey(named("property", name));
    }

    /** A property of the environment. */
    public static ValueKey environment(String name) {
        return new ValueKey(named("environment", name));
    }

    /** A package's version, by its name or coordinate; above and below go by the order of versions. */
    public static TextKey dependency(String name) {
        return new TextKey(named("dependency", name));
    }

    /** Names and coordinates of packages, whatever their versions. */
    public static TextKey dependency() {
        return new TextKey("dependency");
    }

    /** A feature's type. */
    public static TextKey feature(String name) {
        return new TextKey(named("feature", name));
    }

    /** The names of features. */
    public static TextKey feature() {
        return new TextKey("feature");
    }

    /** The digest of a data set, {@code sha256:…}; an empty text if it has none. */
    public static TextKey dataset(String name) {
        return new TextKey(named("dataset", name));
    }

    /** Names and digests of data sets. */
    public static TextKey dataset() {
        return new TextKey("dataset");
    }

    /** References of the versions it was derived from. */
    public static TextKey parent() {
        return new TextKey("parent");
    }

    /** The commit of a repository that code came from. */
    public static TextKey source(String repository) {
        return new TextKey(named("source", repository));
    }

    /** Commits that code came from, whatever the repository. */
    public static TextKey source() {
        return new TextKey("source");
    }

    /** The kind of an event: {@code stage-moved}. */
    public static TextKey kind() {
        return new TextKey("kind");
    }

    /** The model that an event or prediction is of. */
    public static TextKey model() {
        return new TextKey("model");
    }

    /** When an event happened, or a prediction was asked for. */
    public static TimeKey at() {
        return new TimeKey("at");
    }

    /** The reason of an event. */
    public static TextKey reason() {
        return new TextKey("reason");
    }

    /** A detail of an event. */
    public static ValueKey detail(String name) {
        return new ValueKey(named("detail", name));
    }

    /** The id of a prediction. */
    public static TextKey id() {
        return new TextKey("id");
    }

    /** How long the model took for a prediction, in milliseconds. */
    public static ConditionKey<Double> latency() {
        return new ConditionKey<>("latency", Literals::number);
    }

    /** Whether the model threw instead of a prediction. */
    public static ConditionKey<Boolean> failed() {
        return new ConditionKey<>("failed", failed -> Literals.text(failed.toString()));
    }

    /** What the model threw instead of a prediction. */
    public static TextKey failure() {
        return new TextKey("failure");
    }

    /** Which application recorded a prediction. */
    public static TextKey application() {
        return new TextKey("application");
    }

    /** Which host recorded a prediction. */
    public static TextKey host() {
        return new TextKey("host");
    }

    /** An attribute of a prediction. */
    public static ValueKey attribute(String name) {
        return new ValueKey(named("attribute", name));
    }

    private static String named(String word, String name) {
        return word + "." + Literals.name(name);
    }
}
