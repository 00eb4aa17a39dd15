package io.modelregistry;

import io.modelregistry.error.InvalidInputException;
import java.util.regex.Pattern;

/**
 * Text that names one version: {@code churn} or {@code churn@latest}, {@code churn:7}, {@code churn:3.1.2},
 * {@code churn:^3.1}, {@code churn@production}, {@code churn@sha256:…}. All digits after {@code :} are always a number,
 * three parts always one exact semantic version.
 *
 * @param model whose version
 * @param selector which of its versions
 */
public record Reference(ModelName model, Selector selector) {

    private static final int MAX_LENGTH = 512;
    private static final Pattern DIGITS = Pattern.compile("[0-9]+");
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

    /** Reads a reference. */
    public static Reference parse(String text) {
        if (text.length() > MAX_LENGTH) {
            throw InvalidInputException.of("reference", text, "at most " + MAX_LENGTH + " characters");
        }
        int at = text.indexOf('@');
        int colon = text.indexOf(':');
        if (at >= 0 && (colon < 0 || at < colon)) {
            return new Reference(new ModelName(text.substring(0, at)), Selector.named(text.substring(at + 1)));
        }
        if (colon >= 0) {
            return new Reference(new ModelName(text.substring(0, colon)), Selector.parse(text.substring(colon + 1)));
        }
        return new Reference(new ModelName(text), Latest.VERSION);
    }

    @Override
    public String toString() {
        return model + selector.suffix();
    }

    /** Which of a model's versions. */
    public sealed interface Selector {

        /** What follows the model's name: {@code :7}, {@code @production}. */
        String suffix();

        /** Reads what may follow {@code :}: a number, an exact semantic version or a range. */
        static Selector parse(String text) {
            if (DIGITS.matcher(text).matches()) {
                return Numbered.parse(text);
            }
            if (SemanticVersion.matches(text)) {
                return new Exact(SemanticVersion.parse(text));
            }
            try {
                return new InRange(VersionRange.parse(text));
            } catch (InvalidInputException e) {
                throw InvalidInputException.of(
                        "version",
                        text,
                        "a number from 1 such as 7, a semantic version such as 3.1.2, or a range such as ^3.1");
            }
        }

        private static Selector named(String text) {
            if (text.equals("latest")) {
                return Latest.VERSION;
            }
            return text.startsWith("sha256:") ? new WithDigest(Digest.parse(text)) : new InStage(new StageName(text));
        }
    }

    /** The highest number that is neither deprecated, deleted nor a pre-release. */
    public enum Latest implements Selector {
        /** The only one. */
        VERSION;

        @Override
        public String suffix() {
            return "@latest";
        }
    }

    /**
     * One number.
     *
     * @param value from 1
     */
    public record Numbered(int value) implements Selector {

        /** Checks the number. */
        public Numbered {
            if (value < 1) {
                throw InvalidInputException.of("version number", Integer.toString(value), "a whole number from 1");
            }
        }

        private static Numbered parse(String text) {
            if (!NUMBER.matcher(text).matches()) {
                throw InvalidInputException.of("version number", text, "a whole number from 1 to 999999999");
            }
            return new Numbered(Integer.parseInt(text));
        }

        @Override
        public String suffix() {
            return ":" + value;
        }
    }

    /**
     * One semantic version, exactly.
     *
     * @param version the version
     */
    public record Exact(SemanticVersion version) implements Selector {
        @Override
        public String suffix() {
            return ":" + version;
        }
    }

    /**
     * The highest semantic version that fits and is neither deprecated nor deleted.
     *
     * @param range what fits
     */
    public record InRange(VersionRange range) implements Selector {
        @Override
        public String suffix() {
            return ":" + range;
        }
    }

    /**
     * The version that runs in a stage.
     *
     * @param stage the stage
     */
    public record InStage(StageName stage) implements Selector {
        @Override
        public String suffix() {
            return "@" + stage;
        }
    }

    /**
     * The lowest number with these bytes.
     *
     * @param digest the version's digest
     */
    public record WithDigest(Digest digest) implements Selector {
        @Override
        public String suffix() {
            return "@" + digest;
        }
    }
}
