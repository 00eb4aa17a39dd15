package io.modelregistry.core.event;

/** The kinds of events that this library writes. */
public final class EventKinds {

    /** A model came into being. */
    public static final String MODEL_CREATED = "model-created";

    /** A model got a version. */
    public static final String VERSION_REGISTERED = "version-registered";

    /** A stage changed hands. */
    public static final String STAGE_MOVED = "stage-moved";

    /** A version or model got another description. */
    public static final String DESCRIBED = "described";

    /** A version or model got a tag, or another value of one. */
    public static final String TAGGED = "tagged";

    /** A version or model lost a tag. */
    public static final String UNTAGGED = "untagged";

    /** Somebody said something about a version or model. */
    public static final String COMMENTED = "commented";

    /** A version was measured after its registration. */
    public static final String MEASURED = "measured";

    /** A version got a metric by step. */
    public static final String SERIES_MEASURED = "series-measured";

    /** A version was linked to a training run. */
    public static final String RUN_LINKED = "run-linked";

    /** A version should not be used any more. */
    public static final String DEPRECATED = "deprecated";

    /** A version may be used again. */
    public static final String UNDEPRECATED = "undeprecated";

    /** A version got a file beside those it is made of. */
    public static final String ATTACHED = "attached";

    /** A version lost such a file. */
    public static final String DETACHED = "detached";

    /** A version or model was hidden. */
    public static final String DELETED = "deleted";

    /** A version or model that was hidden is shown again. */
    public static final String RESTORED = "restored";

    /** The files of a version were let go. */
    public static final String PURGED = "purged";

    /** The properties of a model's versions must fit a schema from now on. */
    public static final String SCHEMA_SET = "schema-set";

    /** The properties of a model's versions may be anything again. */
    public static final String SCHEMA_REMOVED = "schema-removed";

    /** A stage of a model, or of all models, got other rules. */
    public static final String RULES_SET = "rules-set";

    /** Somebody asked that a version enter a stage. */
    public static final String PROMOTION_REQUESTED = "promotion-requested";

    /** Somebody approved that a version enter a stage. */
    public static final String PROMOTION_APPROVED = "promotion-approved";

    /** Somebody rejected that a version enter a stage. */
    public static final String PROMOTION_REJECTED = "promotion-rejected";

    private EventKinds() {}
}
