package io.modelregistry;

/** How much of a thing a registry takes. Beyond a limit a call is refused before anything is stored. */
public final class Limits {

    /** Files of a version. */
    public static final int FILES = 100_000;

    /** Bytes of a file's relative name in UTF-8. */
    public static final int FILE_NAME_BYTES = 1_024;

    /** Bytes of a description in UTF-8: 1 MiB. */
    public static final int DESCRIPTION_BYTES = 1 << 20;

    /** Tags of a version or model. */
    public static final int TAGS = 1_000;

    /** Parameters, metrics, features, dependencies, data sets or properties of a version, each. */
    public static final int FACTS = 10_000;

    /** Files attached to a version. */
    public static final int ATTACHMENTS = 1_000;

    /** Rules of a stage, stages with rules of a model or for all models, and stages that a version is asked for, each. */
    public static final int RULES = 100;

    /** Approvals that a rule asks for, and that a version gets for a stage. */
    public static final int APPROVALS = 100;

    /** Parents of a version. */
    public static final int PARENTS = 1_000;

    /** Characters of the name of a tag, parameter, metric, feature, data set or property. */
    public static final int NAME_LENGTH = 200;

    /** Characters of the value of a tag. */
    public static final int TAG_LENGTH = 500;

    /** Bytes of the value of a parameter or property in UTF-8. Only values up to {@link #TAG_LENGTH} can be searched. */
    public static final int VALUE_BYTES = 64 * 1024;

    /** Characters of a reason, an address or another single line. */
    public static final int LINE_LENGTH = 2_000;

    /** Characters of an actor or an operation key. */
    public static final int ACTOR_LENGTH = 128;

    /** Bytes in UTF-8 of what goes into a prediction, or comes out, where it is recorded: 64 KiB. */
    public static final int PAYLOAD_BYTES = 64 * 1024;

    /** Characters of a prediction's id. */
    public static final int PREDICTION_ID_LENGTH = 200;

    /** Attributes of a prediction. */
    public static final int ATTRIBUTES = 20;

    /** Rows that {@code list()} returns; more are refused, not truncated. */
    public static final int LIST = 10_000;

    /** Versions of a lineage graph; more are refused, not truncated. */
    public static final int LINEAGE = 100_000;

    /** Rows of one page. */
    public static final int PAGE = 1_000;

    private Limits() {}
}
