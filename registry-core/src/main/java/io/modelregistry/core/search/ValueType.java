package io.modelregistry.core.search;

import io.modelregistry.Digest;
import io.modelregistry.SemanticVersion;
import io.modelregistry.error.InvalidInputException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** What a key holds, and so what it can be compared with. */
enum ValueType {
    /** Text alone. */
    TEXT("a text in single quotes", true) {
        @Override
        Optional<Literal> text(String text) {
            return Optional.of(Literal.text(text));
        }
    },

    /** Text that may be a number. */
    TEXT_OR_NUMBER("a number, or a text in single quotes", true) {
        @Override
        Optional<Literal> text(String text) {
            return Optional.of(Literal.text(text));
        }

        @Override
        Optional<Literal> number(double number) {
            return Optional.of(Literal.number(number));
        }
    },

    /** A number. */
    NUMBER("a number without quotes", false) {
        @Override
        Optional<Literal> number(double number) {
            return Optional.of(Literal.number(number));
        }
    },

    /** Words, which are only looked for. */
    WORDS("words in single quotes, each of which must be there", false),

    /** Whether something is so. */
    TRUTH("'true' or 'false', in single quotes", false) {
        @Override
        Optional<Literal> text(String text) {
            boolean isTruth = text.equals("true") || text.equals("false");
            return isTruth ? Optional.of(Literal.text(text)) : Optional.empty();
        }
    },

    /** A time. */
    TIME("a date as '2026-11-24' or an instant as '2026-11-24T09:30:00Z', in single quotes, or now - 30d", false) {
        @Override
        Optional<Literal> moment(Duration afterNow) {
            return Optional.of(Literal.relative(afterNow));
        }

        @Override
        Optional<Literal> text(String text) {
            return Times.parse(text).map(Literal::time);
        }
    },

    /** A version of a package as its ecosystem writes them: the same as a text, above or below as a version. */
    VERSION("a version as '2.17.1', in single quotes", true) {
        @Override
        Optional<Literal> text(String text) {
            return Optional.of(Literal.text(text));
        }

        @Override
        Optional<Literal> place(String text) {
            return Optional.of(Literal.packageVersion(text));
        }
    },

    /** A semantic version. */
    SEMANTIC_VERSION("a semantic version as '3.1.2', in single quotes", false) {
        @Override
        Optional<Literal> text(String text) {
            return valid(text, SemanticVersion::parse).map(Literal::semanticVersion);
        }
    },

    /** A digest. */
    DIGEST("sha256: and 64 lower-case hexadecimal digits, in single quotes", true) {
        @Override
        Optional<Literal> text(String text) {
            return valid(pattern(text), Digest::new).map(Literal::digest);
        }

        @Override
        String pattern(String text) {
            return text.startsWith(ALGORITHM) ? text.substring(ALGORITHM.length()) : text;
        }
    };

    private static final String ALGORITHM = "sha256:";

    private final String expected;
    private final boolean hasPatterns;

    ValueType(String expected, boolean hasPatterns) {
        this.expected = expected;
        this.hasPatterns = hasPatterns;
    }

    /** What it compares with, in the user's words. */
    String expected() {
        return expected;
    }

    /** Whether {@code like} makes sense. */
    boolean hasPatterns() {
        return hasPatterns;
    }

    /** Whether rows can be counted by its values as they are. */
    boolean hasFacets() {
        return this != TIME && this != SEMANTIC_VERSION && this != WORDS;
    }

    /** Whether an index holds its values as texts. */
    boolean isText() {
        return this != NUMBER && this != TIME;
    }

    /** A quoted text as a value of this type. */
    Optional<Literal> text(String text) {
        return Optional.empty();
    }

    /** A quoted text as what values of this type are above or below. */
    Optional<Literal> place(String text) {
        return text(text);
    }

    /** A bare number as a value of this type. */
    Optional<Literal> number(double number) {
        return Optional.empty();
    }

    /** A time relative to now as a value of this type. */
    Optional<Literal> moment(Duration afterNow) {
        return Optional.empty();
    }

    /** A pattern as the index holds its texts. */
    String pattern(String text) {
        return text;
    }

    private static <T> Optional<T> valid(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }
}
