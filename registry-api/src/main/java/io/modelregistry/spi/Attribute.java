package io.modelregistry.spi;

import java.util.OptionalDouble;

/**
 * One searchable value of a version or model.
 *
 * @param kind what kind of value
 * @param name its name: {@code team} of a tag; empty for what can be asked for whatever its name, such as parents
 * @param text the value as text, at most 500 characters
 * @param number the value as a finite number, if it is one
 */
public record Attribute(Kind kind, String name, String text, OptionalDouble number) {

    /** What an attribute is taken from. The order is permanent: stores may keep the ordinal. */
    public enum Kind {
        /** A tag. */
        TAG,
        /** A parameter. */
        PARAMETER,
        /** A package's version, under its name and under its coordinate; both of these without a name. */
        DEPENDENCY,
        /** A feature's type; its name without a name. */
        FEATURE,
        /** A data set's digest, or an empty text; its name, and its digest if it has one, without a name. */
        DATASET,
        /** A further fact. */
        PROPERTY,
        /** A property of the environment. */
        ENVIRONMENT,
        /** A parent's reference. */
        PARENT,
        /** A commit, under the repository's address and without a name. */
        SOURCE,
        /** A word of what is said about it, without a name. */
        WORD
    }
}
