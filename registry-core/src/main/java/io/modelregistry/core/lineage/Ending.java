package io.modelregistry.core.lineage;

/** Why a graph goes no further. */
enum Ending {
    /** Nothing follows. */
    COMPLETE,

    /** More generations follow than were asked for. */
    CUT
}
