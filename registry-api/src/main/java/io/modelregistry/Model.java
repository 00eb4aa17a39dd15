package io.modelregistry;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A model as it was when it was read: an immutable snapshot. */
public interface Model {

    /** Its name. */
    ModelName name();

    /** What it is for; empty if nobody said. */
    String description();

    /** Its tags, sorted by key. */
    Map<String, String> tags();

    /** What the properties of its versions must be like, as a JSON Schema, if anything is asked of them. */
    Optional<String> propertySchema();

    /** The highest number given to a version; empty for a model without versions. */
    OptionalInt lastNumber();

    /** What is in each stage that is not empty, sorted by stage. */
    Map<String, ResolvedVersion> stages();

    /** Who created it. */
    String createdBy();

    /** When, by the store's clock. */
    Instant createdAt();

    /** When anything of it last changed. */
    Instant changedAt();
}
