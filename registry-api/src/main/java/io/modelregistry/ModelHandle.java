package io.modelregistry;

import io.modelregistry.compare.MetricPoint;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.query.VersionQuery;
import io.modelregistry.serving.Consumer;
import java.util.List;
import java.util.Optional;

/** A name in a registry, whether or not a model is there yet. Live: every verb reads anew. Safe for many threads. */
public interface ModelHandle {

    /** The name. */
    ModelName name();

    /** The model, if it exists. */
    Optional<Model> find();

    /**
     * The model.
     *
     * @throws NotFoundException if it does not exist
     */
    Model require();

    /** A draft of the model itself, for a description and tags before its first version is there. */
    ModelDraft create();

    /** A draft of the next version; registering it creates the model if need be. */
    VersionDraft newVersion();

    /** One version by number, if it exists. */
    Optional<ModelVersion> find(int number);

    /**
     * One version by number.
     *
     * @throws NotFoundException if it does not exist
     */
    ModelVersion require(int number);

    /**
     * The version that a number, semantic version or range such as {@code ^3.1} names.
     *
     * @throws NotFoundException if there is none
     * @throws InvalidInputException if the text is neither
     */
    ModelVersion require(String version);

    /** One version by number, whether or not it exists, to be annotated. */
    VersionHandle version(int number);

    /** Replaces the model's description, Markdown of at most {@link Limits#DESCRIPTION_BYTES}; an empty text removes it. */
    @CanIgnoreReturnValue
    Model describe(String markdown);

    /** Gives the model itself a tag, or another value of one. */
    @CanIgnoreReturnValue
    Model tag(String key, String value);

    /** Removes a tag of the model itself. */
    @CanIgnoreReturnValue
    Model untag(String key);

    /**
     * Says what the properties of its versions must be like, from the next registration on: a JSON Schema (draft 2020-12) of
     * one object with a member for each property, of at most {@link Limits#VALUE_BYTES}. {@code "required"} names properties
     * that every version must have. References to other documents are refused.
     *
     * @throws InvalidInputException if the text is no JSON Schema
     */
    @CanIgnoreReturnValue
    Model setPropertySchema(String jsonSchema);

    /** Lets versions have any properties again. */
    @CanIgnoreReturnValue
    Model removePropertySchema();

    /**
     * Hides a model whose versions are all deleted. Its name stays known and its numbers taken: created again, or restored, it
     * counts on.
     *
     * @throws ConflictException if it has a version that is not deleted
     */
    void delete(String reason);

    /**
     * Shows a model again after {@link #delete}.
     *
     * @throws ConflictException if it is not deleted
     */
    @CanIgnoreReturnValue
    Model restore(String reason);

    /** Says something about the model, as Markdown of at most {@link Limits#DESCRIPTION_BYTES}. */
    @CanIgnoreReturnValue
    Comment comment(String markdown);

    /** What was said about the model itself, the oldest first. */
    List<Comment> comments();

    /** The versions of this model, the newest first. */
    VersionQuery versions();

    /**
     * How a metric went: each of its values, by rising number and, within a version, in the order they were measured. Prints as
     * an aligned table.
     *
     * @throws InvalidInputException if there are more than {@link Limits#LIST} values
     */
    List<MetricPoint> series(String metric);

    /**
     * One of its stages, whether or not anything is in it.
     *
     * @throws InvalidInputException if no stage can have that name
     */
    StageHandle stage(String name);

    /**
     * Its stages by name: those that were ever used, and those that have rules, its own or for all models; none if it does not
     * exist.
     */
    List<StageHandle> stages();

    /** Where its versions are in use: what clients serve that said so within 5 minutes. */
    List<Consumer> consumers();

    /** What happened to this model. */
    History history();
}
