package io.modelregistry;

import io.modelregistry.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A set of semantic versions, written as in npm: {@code ^3.1} (same major version), {@code ~3.1} (same minor version),
 * {@code 3.x}, or comparisons that must all hold, {@code >=3.1 <4}. A missing part counts as 0. With {@code ^}, a leading 0
 * moves the promise one place to the right: {@code ^0.2.3} is {@code >=0.2.3 <0.3.0}. A pre-release is in the range only if
 * the range names a pre-release of the same three numbers.
 */
public final class VersionRange {

    private static final int MAX_LENGTH = 128;
    private static final String NUMBER = "(?:0|[1-9][0-9]{0,7})";
    private static final Pattern TERM =
            Pattern.compile("(?<operator>\\^|~|>=|<=|>|<|=)?(?<major>%1$s)".formatted(NUMBER)
                    + "(?:\\.(?<minor>%1$s|x))?(?:\\.(?<patch>%1$s|x))?".formatted(NUMBER)
                    + "(?<pre>-[0-9A-Za-z.-]+)?");

    private final String text;
    private final List<Bound> bounds;

    private VersionRange(String text, List<Bound> bounds) {
        this.text = text;
        this.bounds = List.copyOf(bounds);
    }

    /** Reads a range. A plain version such as {@code 3.1.2} is not one, and neither is {@code 3.1}. */
    public static VersionRange parse(String text) {
        if (text.isBlank() || text.length() > MAX_LENGTH) {
            throw invalid(text);
        }
        List<Bound> bounds = new ArrayList<>();
        for (String term : text.split(" ", -1)) {
            bounds.addAll(Term.parse(term, text).bounds());
        }
        return new VersionRange(text, bounds);
    }

    private static InvalidInputException invalid(String text) {
        return InvalidInputException.of("version range", text, "^3.1, ~3.1, 3.x, or comparisons such as >=3.1 <4");
    }

    /** Whether the version fits. */
    public boolean contains(SemanticVersion version) {
        return bounds.stream().allMatch(bound -> bound.admits(version))
                && (!version.isPreRelease() || bounds.stream().anyMatch(bound -> bound.names(version)));
    }

    /** No version above this one fits; empty if the range is open above. */
    public Optional<SemanticVersion> ceiling() {
        return bounds.stream()
                .filter(bound -> bound.side() == Side.BELOW || bound.side() == Side.AT_MOST)
                .map(Bound::limit)
                .min(SemanticVersion::compareTo);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof VersionRange range && range.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** The range as it was written. */
    @Override
    public String toString() {
        return text;
    }

    private enum Side {
        AT_LEAST,
        ABOVE,
        AT_MOST,
        BELOW
    }

    private record Bound(Side side, SemanticVersion limit) {
        boolean admits(SemanticVersion version) {
            int order = version.sortKey().compareTo(limit.sortKey());
            return switch (side) {
                case AT_LEAST -> order >= 0;
                case ABOVE -> order > 0;
                case AT_MOST -> order <= 0;
                case BELOW -> order < 0;
            };
        }

        boolean names(SemanticVersion version) {
            return limit.isPreRelease()
                    && limit.major() == version.major()
                    && limit.minor() == version.minor()
                    && limit.patch() == version.patch();
        }
    }

    /** One term of a range: an operator and one to three numbers, of which {@code given} were written. */
    private record Term(String operator, SemanticVersion floor, int given) {

        static Term parse(String term, String range) {
            Matcher matcher = TERM.matcher(term);
            if (!matcher.matches()) {
                throw invalid(range);
            }
            String operator = matcher.group("operator") == null ? "" : matcher.group("operator");
            int given = given(matcher);
            String preRelease = matcher.group("pre") == null ? "" : matcher.group("pre");
            boolean hasGap = given == 1 && isNumber(matcher, "patch");
            if (hasGap || (!preRelease.isEmpty() && given < 3) || (operator.isEmpty() && !endsInX(matcher))) {
                throw invalid(range);
            }
            String floor = number(matcher, "major") + "." + number(matcher, "minor") + "." + number(matcher, "patch");
            return new Term(operator, SemanticVersion.parse(floor + preRelease), given);
        }

        private static int given(Matcher matcher) {
            return !isNumber(matcher, "minor") ? 1 : !isNumber(matcher, "patch") ? 2 : 3;
        }

        private static boolean endsInX(Matcher matcher) {
            return "x".equals(matcher.group("minor")) || "x".equals(matcher.group("patch"));
        }

        private static boolean isNumber(Matcher matcher, String part) {
            return matcher.group(part) != null && !"x".equals(matcher.group(part));
        }

        private static String number(Matcher matcher, String part) {
            return isNumber(matcher, part) ? matcher.group(part) : "0";
        }

        List<Bound> bounds() {
            return switch (operator) {
                case "^" -> between(caretCeiling());
                case "~" -> between(given == 1 ? nextMajor() : nextMinor());
                case ">=" -> List.of(new Bound(Side.AT_LEAST, floor));
                case "<" -> List.of(new Bound(Side.BELOW, floor));
                case ">" -> List.of(given == 3 ? new Bound(Side.ABOVE, floor) : new Bound(Side.AT_LEAST, next()));
                case "<=" -> List.of(given == 3 ? new Bound(Side.AT_MOST, floor) : new Bound(Side.BELOW, next()));
                case "=" ->
                    given == 3
                            ? List.of(new Bound(Side.AT_LEAST, floor), new Bound(Side.AT_MOST, floor))
                            : between(next());
                default -> between(next());
            };
        }

        private List<Bound> between(SemanticVersion ceiling) {
            return List.of(new Bound(Side.AT_LEAST, floor), new Bound(Side.BELOW, ceiling));
        }

        private SemanticVersion caretCeiling() {
            if (floor.major() > 0 || given == 1) {
                return nextMajor();
            }
            return floor.minor() > 0 || given == 2 ? nextMinor() : SemanticVersion.of(0, 0, floor.patch() + 1);
        }

        private SemanticVersion next() {
            return given == 1 ? nextMajor() : nextMinor();
        }

        private SemanticVersion nextMajor() {
            return SemanticVersion.of(floor.major() + 1, 0, 0);
        }

        private SemanticVersion nextMinor() {
            return SemanticVersion.of(floor.major(), floor.minor() + 1, 0);
        }
    }
}
