package io.modelregistry.testkit.fault;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.spi.Commit;
import io.modelregistry.spi.CommitResult;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.LineEnd;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.Projection;
import io.modelregistry.spi.RegistrySettings;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SemanticPlace;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionKey;
import io.modelregistry.spi.VersionRecord;
import io.modelregistry.spi.VersionSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** Forwards every call to another store of models. Extend it to change some. */
public class FilterMetadataStore implements MetadataStore {

    /** Where calls go. */
    protected final MetadataStore delegate;

    /** Forwards to this one. */
    public FilterMetadataStore(MetadataStore delegate) {
        this.delegate = delegate;
    }

    @Override
    public CommitResult commit(Commit commit) {
        return delegate.commit(commit);
    }

    @Override
    public Optional<ModelRecord> model(ModelName name) {
        return delegate.model(name);
    }

    @Override
    public List<ModelRecord> models(Collection<Long> ids) {
        return delegate.models(ids);
    }

    @Override
    public Map<ModelName, Long> revisions(Collection<ModelName> names) {
        return delegate.revisions(names);
    }

    @Override
    public RegistrySettings settings() {
        return delegate.settings();
    }

    @Override
    public boolean change(RegistrySettings.Change change) {
        return delegate.change(change);
    }

    @Override
    public List<StoredFile> attachments(long versionId) {
        return delegate.attachments(versionId);
    }

    @Override
    public List<EventRecord> eventsAbout(ModelName model, OptionalInt number, long afterSequence, int limit) {
        return delegate.eventsAbout(model, number, afterSequence, limit);
    }

    @Override
    public List<ModelRecord> modelsAfter(long id, int limit) {
        return delegate.modelsAfter(id, limit);
    }

    @Override
    public Optional<VersionRecord> version(ModelName model, int number) {
        return delegate.version(model, number);
    }

    @Override
    public List<VersionRecord> versions(Collection<Long> ids) {
        return delegate.versions(ids);
    }

    @Override
    public List<VersionRecord> versionsAfter(ModelName model, int number, int limit) {
        return delegate.versionsAfter(model, number, limit);
    }

    @Override
    public List<VersionRecord> versionsNumbered(Collection<VersionKey> keys) {
        return delegate.versionsNumbered(keys);
    }

    @Override
    public List<VersionRecord> derivedFrom(Collection<VersionKey> parents, long afterId, int limit) {
        return delegate.derivedFrom(parents, afterId, limit);
    }

    @Override
    public List<Projection> projections(Collection<Long> versionIds) {
        return delegate.projections(versionIds);
    }

    @Override
    public List<StoredFile> files(long versionId) {
        return delegate.files(versionId);
    }

    @Override
    public Optional<ResolvedVersion> inStage(ModelName model, StageName stage) {
        return delegate.inStage(model, stage);
    }

    @Override
    public Optional<VersionSummary> exact(ModelName model, SemanticVersion version) {
        return delegate.exact(model, version);
    }

    @Override
    public Optional<VersionSummary> withDigest(ModelName model, Digest digest, int above) {
        return delegate.withDigest(model, digest, above);
    }

    @Override
    public Optional<VersionSummary> numbered(ModelName model, int number) {
        return delegate.numbered(model, number);
    }

    @Override
    public List<VersionSummary> newest(ModelName model, int below, int limit) {
        return delegate.newest(model, below, limit);
    }

    @Override
    public List<VersionSummary> bySemanticVersion(ModelName model, Optional<SemanticPlace> after, int limit) {
        return delegate.bySemanticVersion(model, after, limit);
    }

    @Override
    public List<StageChange> moves(ModelName model, StageName stage) {
        return delegate.moves(model, stage);
    }

    @Override
    public List<StageChange> movesAt(ModelName model, Instant instant) {
        return delegate.movesAt(model, instant);
    }

    @Override
    public List<StageChange> newestMoves(Collection<ModelName> models) {
        return delegate.newestMoves(models);
    }

    @Override
    public Instant settle(ModelName model) {
        return delegate.settle(model);
    }

    @Override
    public List<EventRecord> events(Line line, long afterSequence, int limit) {
        return delegate.events(line, afterSequence, limit);
    }

    @Override
    public List<EventRecord> newestEvents(EventFilter filter, Optional<EventRecord.Place> after, int limit) {
        return delegate.newestEvents(filter, after, limit);
    }

    @Override
    public List<EventRecord.Positioned> eventsAfter(long position, int limit) {
        return delegate.eventsAfter(position, limit);
    }

    @Override
    public long lastPosition() {
        return delegate.lastPosition();
    }

    @Override
    public LineEnd end(Line line) {
        return delegate.end(line);
    }

    @Override
    public SearchIndex versionIndex() {
        return delegate.versionIndex();
    }

    @Override
    public SearchIndex modelIndex() {
        return delegate.modelIndex();
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
