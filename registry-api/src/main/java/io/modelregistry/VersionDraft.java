package io.modelregistry;

import io.modelregistry.error.AlreadyExistsException;
import io.modelregistry.error.ConflictException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.OutcomeUnknownException;
import io.modelregistry.error.ProviderException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.SourceCode;
import java.net.URI;
import java.nio.file.Path;

/**
 * A version that is about to be registered. Nothing is stored before {@link #register()}, and each call refuses at once what
 * is wrong. Not safe for several threads.
 */
@CanIgnoreReturnValue
public interface VersionDraft {

    /**
     * Every file below a directory, under its name relative to it. Links, devices and other special files are refused, not
     * followed. The files are read by {@link #register()} and must not change until it returns.
     */
    VersionDraft files(Path directory);

    /**
     * The files at a location, under their names relative to it: {@code s3://bucket/run-7/?region=…} with what is below it, or one
     * object; {@code file:///srv/run-7/} as {@link #files(Path)}. They are read where they are by {@link #register()}, to be
     * hashed and then to be stored, without a copy on this machine, and must not change until it returns. The modules of stores
     * bring the schemes.
     *
     * @throws InvalidInputException if the location is malformed
     * @throws ProviderException if no module on the class path opens its scheme
     */
    VersionDraft files(URI location);

    /** One file, read by {@link #register()}. */
    VersionDraft file(String name, Path file);

    /** One small file held in memory. */
    VersionDraft file(String name, byte[] content);

    /** The semantic version, unique in its model: {@code 3.1.2}. */
    VersionDraft semanticVersion(String version);

    /** What is to be said about it, as Markdown; at most {@link Limits#DESCRIPTION_BYTES}. */
    VersionDraft description(String markdown);

    /** A tag. */
    VersionDraft tag(String key, String value);

    /** A parameter of training. */
    VersionDraft parameter(String name, String value);

    /** A parameter of training. */
    VersionDraft parameter(String name, long value);

    /** A parameter of training. */
    VersionDraft parameter(String name, double value);

    /** A parameter of training. */
    VersionDraft parameter(String name, boolean value);

    /** A metric, if what it was measured on is not known. */
    VersionDraft metric(String name, double value);

    /** A metric and the data it was measured on. */
    VersionDraft metric(String name, double value, Dataset data);

    /** Data it was trained on. */
    VersionDraft trainedOn(Dataset data);

    /** One of its inputs. */
    VersionDraft feature(Feature feature);

    /** The code that trained it. */
    VersionDraft trainedBy(SourceCode code);

    /** Code that prepared the data. */
    VersionDraft preprocessedBy(SourceCode code);

    /** Code that computes features. */
    VersionDraft featuresBy(SourceCode code);

    /** A package it needs, as a package URL with a version: {@code pkg:pypi/torch@2.4.1}. */
    VersionDraft dependency(String packageUrl);

    /** What it was trained in. */
    VersionDraft environment(RuntimeEnvironment environment);

    /**
     * Fills in what this process can tell of itself, as it is now: its {@link RuntimeEnvironment}, the Maven artifacts on its class
     * path and module path as {@linkplain #dependency dependencies}, also those that the model does not need, and the {@linkplain
     * #trainedBy code that trained it}. The code is that of the git work tree that the working directory is in; otherwise what a
     * continuous-integration server says of its build; otherwise {@code git.properties} on the class path. What is given by
     * another call, before or after, wins, for dependencies each by itself.
     *
     * <p>It is never done unasked, because what it fills in is part of what an {@linkplain #operationKey operation key} stands
     * for: a retry from another machine, or after another commit, is then another registration, and refused.
     */
    VersionDraft trainedHere();

    /** As {@link #trainedHere()}, with the code of the git work tree that a directory is in. */
    VersionDraft trainedHere(Path sources);

    /** What it takes and gives. */
    VersionDraft signature(Signature signature);

    /** The training run it came from, in whatever tracks runs. */
    VersionDraft run(URI run);

    /** A version it was derived from. */
    VersionDraft derivedFrom(ModelVersion parent);

    /** A version it was derived from, by number: {@code bert:3}. */
    VersionDraft derivedFrom(String reference);

    /** A further fact. */
    VersionDraft property(String key, String value);

    /** A further fact. */
    VersionDraft property(String key, long value);

    /** A further fact. */
    VersionDraft property(String key, double value);

    /** A further fact. */
    VersionDraft property(String key, boolean value);

    /**
     * Leaves the files unread but for their digests. Otherwise {@link #register()} asks every {@link
     * io.modelregistry.spi.ModelInspector} what they say, and fills in the signature, if none was given, and properties such as
     * {@code model.format}, where none of that key was given. What is filled in is a function of the files and no part of what an
     * {@linkplain #operationKey operation key} stands for.
     */
    VersionDraft withoutInspection();

    /**
     * Names this registration, so that repeating it, from this or another process, gives the same version. Kept at least 30
     * days. Without one, a random key is used.
     */
    VersionDraft operationKey(String key);

    /** Who hears how far the upload is. */
    VersionDraft onTransfer(TransferListener listener);

    /**
     * Stores the files and the version: exactly once, never half. Until it returns nobody sees the version; after it, the
     * version outlives any crash of this process or machine that its stores outlive.
     *
     * @throws InvalidInputException if there is no file, or one cannot be taken
     * @throws AlreadyExistsException if the semantic version is taken
     * @throws ConflictException if the operation key was used for something else
     * @throws OutcomeUnknownException if the store took the change and did not answer
     */
    ModelVersion register();
}
