package io.modelregistry;

import io.modelregistry.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * The name of a stage: {@code production}, {@code staging}, {@code production-eu}. ASCII letters and digits with {@code .},
 * {@code _} and {@code -} between them, at most 64 characters; not {@code latest}, a number, or {@code v} and a number, which
 * would be taken for a version.
 *
 * @param value the name
 */
public record StageName(String value) {

    private static final int MAX_LENGTH = 64;
    private static final Pattern NAME = Pattern.compile(Identifiers.SEGMENT);
    private static final Pattern RESERVED = Pattern.compile("latest|v?[0-9]+", Pattern.CASE_INSENSITIVE);

    /** Checks the name. */
    public StageName {
        if (value.length() > MAX_LENGTH
                || !NAME.matcher(value).matches()
                || RESERVED.matcher(value).matches()) {
            throw InvalidInputException.of(
                    "stage name",
                    value,
                    "ASCII letters and digits with '.', '_' and '-' inside, " + MAX_LENGTH
                            + " characters at most, and neither 'latest' nor a version such as '7' or 'v7'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
