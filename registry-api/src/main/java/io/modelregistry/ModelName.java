package io.modelregistry;

import io.modelregistry.error.InvalidInputException;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The name of a model: 1 to 3 segments joined by {@code /}, for example {@code vision/object-detection}. ASCII, at most 128
 * characters; a segment is letters and digits with {@code .}, {@code _} and {@code -} between them. Names that differ only
 * in case are the same name to people, so a registry refuses the second.
 *
 * @param value the name
 */
public record ModelName(String value) {

    private static final int MAX_LENGTH = 128;
    private static final Pattern NAME = Pattern.compile("(?:%1$s)(?:/(?:%1$s)){0,2}".formatted(Identifiers.SEGMENT));
    private static final Pattern DEVICE =
            Pattern.compile("(?:^|/)(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:[./]|$)", Pattern.CASE_INSENSITIVE);

    /** Checks the name. */
    public ModelName {
        if (value.length() > MAX_LENGTH || !NAME.matcher(value).matches()) {
            throw InvalidInputException.of(
                    "model name",
                    value,
                    "1 to 3 segments of ASCII letters and digits joined by '/', with '.', '_' and '-' inside a segment, "
                            + MAX_LENGTH + " characters at most");
        }
        if (DEVICE.matcher(value).find()) {
            throw InvalidInputException.of(
                    "model name", value, "any segment but a Windows device name such as nul or com1");
        }
    }

    /** The form that two names share when they differ only in case. */
    public String folded() {
        return value.toLowerCase(Locale.ROOT);
    }

    @Override
    public String toString() {
        return value;
    }
}
