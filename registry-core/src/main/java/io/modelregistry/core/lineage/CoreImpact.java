package io.modelregistry.core.lineage;

import io.modelregistry.Digest;
import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import io.modelregistry.lineage.Impact;
import io.modelregistry.query.Condition;
import io.modelregistry.query.Conditions;
import io.modelregistry.query.VersionQuery;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Filters over all versions, by what they were made of.
 *
 * @param versions all versions
 */
public record CoreImpact(VersionQuery versions) implements Impact {

    private static final int SHORTEST_COMMIT = 7;
    private static final int LONGEST_SHORTENED = 12;
    private static final Pattern COMPARISON = Pattern.compile("(<=?|>=?|=)([^\\s<>=]+)");

    @Override
    public VersionQuery trainedOn(String dataset) {
        return versions.where(Conditions.dataset().is(Texts.label("data set name", dataset, Limits.NAME_LENGTH)));
    }

    @Override
    public VersionQuery trainedOn(Digest data) {
        return versions.where(Conditions.dataset().is(data.toString()));
    }

    @Override
    public VersionQuery usingFeature(String feature) {
        return versions.where(Conditions.feature().is(Texts.label("feature name", feature, Limits.NAME_LENGTH)));
    }

    @Override
    public VersionQuery builtFrom(String commit) {
        Texts.label("commit", commit, Limits.NAME_LENGTH);
        if (commit.length() < SHORTEST_COMMIT) {
            throw InvalidInputException.of("commit", commit, "at least its first " + SHORTEST_COMMIT + " characters");
        }
        List<String> shortened = IntStream.rangeClosed(SHORTEST_COMMIT, Math.min(LONGEST_SHORTENED, commit.length()))
                .mapToObj(length -> commit.substring(0, length))
                .toList();
        return versions.where(
                Conditions.source().startsWith(commit).or(Conditions.source().in(shortened)));
    }

    @Override
    public VersionQuery dependingOn(String library) {
        return versions.where(Conditions.dependency().is(library(library)));
    }

    @Override
    public VersionQuery dependingOn(String library, String range) {
        library(library);
        Texts.label("range of versions", range, Limits.NAME_LENGTH);
        return versions.where(Arrays.stream(range.strip().split(" +", -1))
                .map(term -> comparison(library, term, range))
                .reduce(Condition::and)
                .orElseThrow());
    }

    private static String library(String library) {
        return Texts.label("package", library, Limits.NAME_LENGTH);
    }

    private static Condition comparison(String library, String term, String range) {
        Matcher matcher = COMPARISON.matcher(term);
        if (!matcher.matches()) {
            throw InvalidInputException.of(
                    "range of versions", range, "comparisons that must all hold, such as <2.17.1 or >=2.0 <2.17.1");
        }
        String version = matcher.group(2);
        return switch (matcher.group(1)) {
            case "<" -> Conditions.dependency(library).below(version);
            case "<=" -> Conditions.dependency(library).atMost(version);
            case ">" -> Conditions.dependency(library).above(version);
            case ">=" -> Conditions.dependency(library).atLeast(version);
            default -> Conditions.dependency(library).is(version);
        };
    }

    @Override
    public String toString() {
        return "impact on " + versions;
    }
}
