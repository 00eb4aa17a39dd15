package io.modelregistry;

import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What a reference names, to be annotated. Live: every verb finds the version anew, so {@code churn@production} may be another
 * one next time. Files and facts of a version never change; each verb here changes one annotation in one transaction, with one
 * event that names the actor, and returns the version as it is then. Saying what is already so changes nothing and leaves no
 * event. Safe for many threads and processes.
 *
 * <p>Every verb throws {@link NotFoundException} if the reference names no version.
 */
public interface VersionHandle {

    /** The version, if there is one. */
    Optional<ModelVersion> find();

    /** The version. */
    ModelVersion require();

    /** Replaces its description, Markdown of at most {@link Limits#DESCRIPTION_BYTES}; an empty text removes it. */
    @CanIgnoreReturnValue
    ModelVersion describe(String markdown);

    /** Gives it a tag, or another value of one. */
    @CanIgnoreReturnValue
    ModelVersion tag(String key, String value);

    /** Removes a tag. */
    @CanIgnoreReturnValue
    ModelVersion untag(String key);

    /** Says something about it, as Markdown of at most {@link Limits#DESCRIPTION_BYTES}. */
    @CanIgnoreReturnValue
    Comment comment(String markdown);

    /** What was said about it, the oldest first. */
    List<Comment> comments();

    /** Adds metrics that were measured later: another evaluation, other data. They count as the latest. */
    @CanIgnoreReturnValue
    ModelVersion measure(Metric first, Metric... others);

    /** Adds a metric by step, in place of an earlier one with the same name. */
    @CanIgnoreReturnValue
    ModelVersion measure(MetricSeries series);

    /** Its metrics by step, sorted by name. */
    List<MetricSeries> series();

    /**
     * Links it to a training run, in whatever tracks runs.
     *
     * @throws InvalidInputException if the address holds credentials
     */
    @CanIgnoreReturnValue
    ModelVersion linkRun(URI run);

    /** Says that it should not be used any more: {@code @latest} and ranges pass over it from now on. */
    @CanIgnoreReturnValue
    ModelVersion deprecate(String reason);

    /** As {@link #deprecate(String)}, with the version to be used instead. */
    @CanIgnoreReturnValue
    ModelVersion deprecate(String reason, ModelVersion successor);

    /** Takes a deprecation back. */
    @CanIgnoreReturnValue
    ModelVersion undeprecate(String reason);

    /**
     * Attaches a file that is no part of the model, in place of one with the same name: a plot, a report, a model card. The
     * digest of the version does not change.
     *
     * @throws InvalidInputException if the name is none a file can have, or the file cannot be read
     */
    @CanIgnoreReturnValue
    ModelVersion attach(String name, Path file);

    /** As {@link #attach(String, Path)}, with a small file held in memory. */
    @CanIgnoreReturnValue
    ModelVersion attach(String name, byte[] content);

    /** Removes an attached file. */
    @CanIgnoreReturnValue
    ModelVersion detach(String name);

    /** The attached files: names, and verified bytes. */
    VersionFiles attachments();

    /**
     * Hides it from references, lists and searches. Its number and semantic version stay taken; it can be restored until it is
     * purged.
     *
     * @throws ConflictException if it is in a stage, if a version was derived from it, or if a client serves it
     */
    void delete(String reason);

    /**
     * Shows it again after {@link #delete}. The reference must be one by number.
     *
     * @throws ConflictException if it is not deleted, or its files are gone
     */
    @CanIgnoreReturnValue
    ModelVersion restore(String reason);

    /** What happened to it, the newest first. */
    List<Event> history();
}
