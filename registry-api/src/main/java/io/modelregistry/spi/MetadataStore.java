package io.modelregistry.spi;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Holds models, versions, stages and events. Offers what a database does atomically and knows no rules.
 *
 * <ul>
 *   <li>{@link #commit} must apply all of a commit or nothing.
 *   <li>It must give each version of a model the next number, without gaps, whoever calls.
 *   <li>It must give each event of a line the next sequence, the digest of the one before, and a time at least one microsecond
 *       after it.
 *   <li>It must change nothing and say {@link CommitResult.Conflict} when the model's revision is not the one decided on, when
 *       the model to be created exists, or when the model to be changed does not.
 *   <li>It must change nothing and say so too when the revision of what holds for all models is not the one decided on, and hold
 *       that revision until the commit is over.
 *   <li>It must return the receipt of the first commit when the operation was committed before, and change nothing, also when
 *       the model has moved on since.
 *   <li>It must keep the highest level of the commits of a model.
 *   <li>Searches must pass over what is {@link Lifecycle#isHidden hidden}; every other read must not.
 *   <li>Reading lists must take a bounded number of statements, whatever the number of rows.
 *   <li>Times must be kept to the microsecond, texts byte for byte.
 * </ul>
 */
public interface MetadataStore {

    /** Applies a commit, all or nothing. */
    CommitResult commit(Commit commit);

    /** What holds for all models. */
    RegistrySettings settings();

    /** Changes what holds for all models, with its event; returns false, having changed nothing, if it was changed since. */
    boolean change(RegistrySettings.Change change);

    /** The model whose name equals this one but for case. */
    Optional<ModelRecord> model(ModelName name);

    /** The models with these ids, in the order of the ids; ids without a model are passed over. */
    List<ModelRecord> models(Collection<Long> ids);

    /**
     * How often these models were changed, for those who watch them. Must be one statement for some hundred names, and read each
     * by a key; names that no model has exactly are left out.
     */
    Map<ModelName, Long> revisions(Collection<ModelName> names);

    /** Models with an id above this one, by rising id. */
    List<ModelRecord> modelsAfter(long id, int limit);

    /** The version with this number. */
    Optional<VersionRecord> version(ModelName model, int number);

    /** The versions with these ids, in the order of the ids; ids without a version are passed over. */
    List<VersionRecord> versions(Collection<Long> ids);

    /** Versions of a model with a number above this one, by rising number. */
    List<VersionRecord> versionsAfter(ModelName model, int number, int limit);

    /**
     * The versions with these numbers, in no particular order; keys without a version are passed over. Must read each by a key,
     * in a number of statements that does not grow with some hundred keys of as many models.
     */
    List<VersionRecord> versionsNumbered(Collection<VersionKey> keys);

    /**
     * Versions of any model that have one of these as an attribute of kind {@link Attribute.Kind#PARENT} without a name, each
     * once, with an id above this one, by rising id. Must be a read by an index for some hundred parents.
     */
    List<VersionRecord> derivedFrom(Collection<VersionKey> parents, long afterId, int limit);

    /** What {@link NewVersion#attributes()} and {@link NewVersion#metrics()} stored, for each of these versions. */
    List<Projection> projections(Collection<Long> versionIds);

    /** The files of a version and where their bytes are, by rising name in UTF-16 order. */
    List<StoredFile> files(long versionId);

    /** The files attached to a version and where their bytes are, by rising name in UTF-16 order. */
    List<StoredFile> attachments(long versionId);

    /** What is in a stage. Must be one read by primary key. */
    Optional<ResolvedVersion> inStage(ModelName model, StageName stage);

    /** The version with this semantic version. */
    Optional<VersionSummary> exact(ModelName model, SemanticVersion version);

    /** The lowest number above this one with this digest. */
    Optional<VersionSummary> withDigest(ModelName model, Digest digest, int above);

    /** The version with this number, in short. */
    Optional<VersionSummary> numbered(ModelName model, int number);

    /** Versions with a number below this one, by falling number. */
    List<VersionSummary> newest(ModelName model, int below, int limit);

    /**
     * Versions that have a semantic version, by falling {@link SemanticVersion#sortKey()} and then falling number, those after
     * the given place only.
     */
    List<VersionSummary> bySemanticVersion(ModelName model, Optional<SemanticPlace> after, int limit);

    /** Every move of a stage, by rising id. */
    List<StageChange> moves(ModelName model, StageName stage);

    /** The newest move of each stage at or before an instant. */
    List<StageChange> movesAt(ModelName model, Instant instant);

    /**
     * The newest move of each stage of these models that was ever used, in no particular order; names that no model has exactly
     * are left out. Must take a number of statements that does not grow with some hundred models.
     */
    List<StageChange> newestMoves(Collection<ModelName> models);

    /**
     * Waits until every change of the model that has drawn its time is committed or gone, and returns the time then: what is
     * read afterwards about instants before it can no longer change.
     */
    Instant settle(ModelName model);

    /** Events of one line with a sequence above this one, by rising sequence. */
    List<EventRecord> events(Line line, long afterSequence, int limit);

    /**
     * Events about one version, or about the model itself, with a sequence above this one, by rising sequence. Must cost by what
     * it returns, whatever else happened to the model.
     */
    List<EventRecord> eventsAbout(ModelName model, OptionalInt number, long afterSequence, int limit);

    /** Events of all lines that fit, by falling time and then falling id, those after the given one only. */
    List<EventRecord> newestEvents(EventFilter filter, Optional<EventRecord.Place> after, int limit);

    /**
     * Events of all lines in one order that never changes, after a position. An event that was committed late must come
     * after those that were already given a position; events of one line must keep their order.
     */
    List<EventRecord.Positioned> eventsAfter(long position, int limit);

    /** The position after everything that {@link #eventsAfter} would give now; 0 if nothing happened yet. */
    long lastPosition();

    /** The state of a line: where its chain ends. */
    LineEnd end(Line line);

    /** The index over versions. */
    SearchIndex versionIndex();

    /** The index over models. */
    SearchIndex modelIndex();
}
