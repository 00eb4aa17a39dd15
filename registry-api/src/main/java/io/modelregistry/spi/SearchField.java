package io.modelregistry.spi;

/**
 * What can be searched and ordered by.
 *
 * @param kind what kind of value
 * @param name the name of a metric or attribute; empty for the others
 * @param data for a metric, the name of the only data that counts; empty for any. For words, where they end
 */
public record SearchField(Kind kind, String name, String data) {

    /** A field without a name of its own. */
    public static SearchField of(Kind kind) {
        return new SearchField(kind, "", "");
    }

    /** A metric or attribute by name. */
    public static SearchField of(Kind kind, String name) {
        return new SearchField(kind, name, "");
    }

    /** What kind of value a field holds. Text unless it says number. A model has the first six and tags. */
    public enum Kind {
        /** The name of the model. */
        NAME,
        /** Microseconds since 1970, a number. */
        CREATED,
        /** Microseconds since 1970 of the last change of the model, or of the version or its stages; a number. */
        CHANGED,
        /** Who created it. */
        CREATED_BY,
        /** The description; values and candidates only for those shorter than 500 characters are required. */
        DESCRIPTION,
        /** A tag, parameter, dependency … by name, as text: see {@link Attribute.Kind} of the same name. */
        TAG,
        /** The number, a number. */
        NUMBER,
        /** The sort key of the semantic version. */
        SEMANTIC_VERSION,
        /** The digest, 64 hexadecimal digits. */
        DIGEST,
        /** The stages it is in. */
        STAGE,
        /** The names of its files; only those of at most 500 characters are required. Never walked. */
        FILE,
        /** Every value of a metric, a number; also those that are NaN or infinite, whose number is empty. Never walked. */
        METRIC,
        /** The latest value of a metric, a number, whatever it was measured on: what is ordered by. Empty as above. */
        LATEST_METRIC,
        /** As {@link Attribute.Kind#PARAMETER}. */
        PARAMETER,
        /** As {@link Attribute.Kind#DEPENDENCY}. */
        DEPENDENCY,
        /** As {@link Attribute.Kind#FEATURE}. */
        FEATURE,
        /** As {@link Attribute.Kind#DATASET}. */
        DATASET,
        /** As {@link Attribute.Kind#PROPERTY}. */
        PROPERTY,
        /** As {@link Attribute.Kind#ENVIRONMENT}. */
        ENVIRONMENT,
        /** As {@link Attribute.Kind#PARENT}. */
        PARENT,
        /** As {@link Attribute.Kind#SOURCE}. */
        SOURCE,
        /**
         * Words without a name of {@link Attribute.Kind#WORD}, from the field's name up to and without its data, by code points.
         * Of versions alone.
         */
        WORD
    }
}
