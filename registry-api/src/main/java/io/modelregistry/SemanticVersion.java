package io.modelregistry;

import io.modelregistry.error.InvalidInputException;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A version by <a href="https://semver.org/spec/v2.0.0.html">Semantic Versioning 2.0.0</a>, at most 64 characters, for
 * example {@code 3.1.2} or {@code 4.0.0-rc.1+cuda12}. Ordered by precedence; build metadata breaks ties, so that order and
 * equality agree.
 *
 * @param major incompatible changes
 * @param minor compatible additions
 * @param patch corrections
 * @param preRelease dot-separated identifiers, empty for a release
 * @param build dot-separated identifiers, empty for none; without influence on precedence
 */
public record SemanticVersion(int major, int minor, int patch, String preRelease, String build)
        implements Comparable<SemanticVersion> {

    private static final int MAX_LENGTH = 64;
    private static final String NUMBER = "0|[1-9][0-9]{0,8}";
    private static final String PRE_RELEASE_PART = "(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)";
    private static final Pattern SYNTAX =
            Pattern.compile("(?<major>%1$s)\\.(?<minor>%1$s)\\.(?<patch>%1$s)".formatted(NUMBER)
                    + "(?:-(?<pre>%1$s(?:\\.%1$s)*))?".formatted(PRE_RELEASE_PART)
                    + "(?:\\+(?<build>[0-9A-Za-z-]+(?:\\.[0-9A-Za-z-]+)*))?");
    private static final Comparator<SemanticVersion> ORDER =
            Comparator.comparing(SemanticVersion::sortKey).thenComparing(SemanticVersion::build);

    /** Checks the parts. */
    public SemanticVersion {
        String text = text(major, minor, patch, preRelease, build);
        // A '+' in the pre-release would be read as the beginning of build metadata.
        if (text.length() > MAX_LENGTH
                || preRelease.contains("+")
                || !SYNTAX.matcher(text).matches()) {
            throw invalid(text);
        }
    }

    /** A release of three numbers. */
    public static SemanticVersion of(int major, int minor, int patch) {
        return new SemanticVersion(major, minor, patch, "", "");
    }

    /** Reads {@code 3.1.2}; nothing is guessed: {@code 3.1} and {@code v3.1.2} are refused. */
    public static SemanticVersion parse(String text) {
        Matcher matcher = SYNTAX.matcher(text);
        if (text.length() > MAX_LENGTH || !matcher.matches()) {
            throw invalid(text);
        }
        return new SemanticVersion(
                Integer.parseInt(matcher.group("major")),
                Integer.parseInt(matcher.group("minor")),
                Integer.parseInt(matcher.group("patch")),
                textOrEmpty(matcher, "pre"),
                textOrEmpty(matcher, "build"));
    }

    static boolean matches(String text) {
        return text.length() <= MAX_LENGTH && SYNTAX.matcher(text).matches();
    }

    private static String textOrEmpty(Matcher matcher, String group) {
        String text = matcher.group(group);
        return text == null ? "" : text;
    }

    private static InvalidInputException invalid(String text) {
        return InvalidInputException.of(
                "semantic version", text, "MAJOR.MINOR.PATCH as in 3.1.2 or 4.0.0-rc.1, " + MAX_LENGTH + " characters");
    }

    /** Whether this precedes the release of the same numbers. */
    public boolean isPreRelease() {
        return !preRelease.isEmpty();
    }

    /**
     * A text whose order by bytes is the order of precedence (sections 9 to 11 of the specification), so that any database
     * can sort and search versions. Equal for versions that differ in build metadata alone. At most 160 ASCII characters.
     */
    public String sortKey() {
        StringBuilder key = new StringBuilder(String.format(Locale.ROOT, "%09d.%09d.%09d", major, minor, patch));
        if (!isPreRelease()) {
            return key.append('~').toString();
        }
        for (String part : preRelease.split("\\.", -1)) {
            key.append('!').append(partKey(part));
        }
        return key.toString();
    }

    /** Numbers before words; a longer number is a greater one, and none is as long as 90 digits. */
    private static String partKey(String part) {
        boolean isNumber = part.chars().allMatch(c -> c >= '0' && c <= '9');
        return isNumber ? String.format(Locale.ROOT, "%02d%s", part.length(), part) : "9" + part;
    }

    @Override
    public int compareTo(SemanticVersion other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return text(major, minor, patch, preRelease, build);
    }

    private static String text(int major, int minor, int patch, String preRelease, String build) {
        return major + "." + minor + "." + patch + (preRelease.isEmpty() ? "" : "-" + preRelease)
                + (build.isEmpty() ? "" : "+" + build);
    }
}
