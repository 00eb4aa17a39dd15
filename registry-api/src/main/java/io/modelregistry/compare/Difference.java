package io.modelregistry.compare;

/** How the value of a version differs from that of the first. */
public enum Difference {
    /** The first has none. */
    ADDED,

    /** The first has one, this has none. */
    REMOVED,

    /** They are not the same, and no more can be said. */
    CHANGED,

    /** A dependency in a newer version, by the order of its ecosystem. */
    UPGRADED,

    /** A dependency in an older version, by the order of its ecosystem. */
    DOWNGRADED,

    /** A metric that was not measured on the same data: the figures cannot be compared. */
    OTHER_DATA,

    /** A file whose bytes the first version has under another name. */
    SAME_BYTES,

    /** A signature that those who call the first version can go on calling. */
    COMPATIBLE,

    /** A signature that breaks those who call the first version. */
    BREAKING
}
