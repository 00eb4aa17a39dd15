package io.modelregistry.core.policy;

/** The kinds of events that this library writes. */
public final class EventKinds {

    /** A model came into being. */
    public static final String MODEL_CREATED = "model-created";

    /** A model got a version. */
    public static final String VERSION_REGISTERED = "version-registered";

    /** A stage changed hands. */
    public static final String STAGE_MOVED = "stage-moved";

    private EventKinds() {}
}
