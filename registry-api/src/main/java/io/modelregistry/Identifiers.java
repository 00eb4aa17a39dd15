package io.modelregistry;

/** The one shape that a segment of a model name and the name of a stage share. */
final class Identifiers {

    /** Possessive, so that a hostile text is refused in linear time. */
    static final String SEGMENT = "[A-Za-z0-9]++(?:[._-]++[A-Za-z0-9]++)*+";

    private Identifiers() {}
}
