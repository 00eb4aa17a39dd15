package io.modelregistry.store.jdbc;

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
import org.jdbi.v3.core.Handle;

/** Models, versions, stages and events in a database. The SQL is in the classes that this one hands on to. */
final class JdbcMetadataStore implements MetadataStore {

    private final Transactions transactions;
    private final Dialect dialect;
    private final StoreClock clock;
    private final HistoryFeed feed;
    private final SearchIndex versions;
    private final SearchIndex models;

    JdbcMetadataStore(Transactions transactions, Dialect dialect, StoreClock clock) {
        this.transactions = transactions;
        this.dialect = dialect;
        this.clock = clock;
        feed = new HistoryFeed(transactions, dialect);
        versions = new JdbcSearchIndex(transactions, dialect, new VersionColumns());
        models = new JdbcSearchIndex(transactions, dialect, new ModelColumns());
    }

    @Override
    public CommitResult commit(Commit commit) {
        String subject = (commit.refersToBlobs() ? "registration into " : "change of ") + commit.model();
        return transactions.commit(
                subject,
                commit.operation().key(),
                handle -> new CommitTransaction(handle, dialect, clock, commit).run());
    }

    @Override
    public RegistrySettings settings() {
        return transactions.read(SettingsRow::read);
    }

    @Override
    public boolean change(RegistrySettings.Change change) {
        return transactions.write(handle -> new SettingsTransaction(handle, dialect, clock, change).run());
    }

    @Override
    public Optional<ModelRecord> model(ModelName name) {
        return transactions.read(handle -> ModelReader.byName(handle, name));
    }

    @Override
    public List<ModelRecord> models(Collection<Long> ids) {
        return transactions.read(handle -> ModelReader.byIds(handle, ids));
    }

    @Override
    public Map<ModelName, Long> revisions(Collection<ModelName> names) {
        return transactions.read(handle -> ModelReader.revisions(handle, names));
    }

    @Override
    public List<ModelRecord> modelsAfter(long id, int limit) {
        return transactions.read(handle -> ModelReader.after(handle, id, limit));
    }

    @Override
    public Optional<VersionRecord> version(ModelName model, int number) {
        return transactions
                .read(handle -> VersionReader.id(handle, model, number))
                .flatMap(id -> versions(List.of(id)).stream().findFirst());
    }

    @Override
    public List<VersionRecord> versions(Collection<Long> ids) {
        return VersionReader.byIds(transactions, ids);
    }

    @Override
    public List<VersionRecord> versionsAfter(ModelName model, int number, int limit) {
        return versions(transactions.read(handle -> VersionReader.after(handle, model, number, limit)));
    }

    @Override
    public List<VersionRecord> versionsNumbered(Collection<VersionKey> keys) {
        return versions(transactions.read(handle -> KinReader.numbered(handle, keys)));
    }

    @Override
    public List<VersionRecord> derivedFrom(Collection<VersionKey> parents, long afterId, int limit) {
        return versions(transactions.read(handle -> KinReader.derivedFrom(handle, parents, afterId, limit)));
    }

    @Override
    public List<Projection> projections(Collection<Long> versionIds) {
        return transactions.read(handle -> ProjectionReader.byIds(handle, versionIds));
    }

    @Override
    public List<StoredFile> files(long versionId) {
        return transactions.read(handle -> VersionReader.files(handle, versionId));
    }

    @Override
    public List<StoredFile> attachments(long versionId) {
        return transactions.read(handle -> VersionReader.attachments(handle, versionId));
    }

    @Override
    public Optional<ResolvedVersion> inStage(ModelName model, StageName stage) {
        return transactions.read(StageReader.IN_STAGE, statement -> StageReader.inStage(statement, model, stage));
    }

    @Override
    public Optional<VersionSummary> exact(ModelName model, SemanticVersion version) {
        return transactions.read(handle -> VersionReader.exact(handle, model, version));
    }

    @Override
    public Optional<VersionSummary> withDigest(ModelName model, Digest digest, int above) {
        return transactions.read(handle -> VersionReader.withDigest(handle, model, digest, above));
    }

    @Override
    public Optional<VersionSummary> numbered(ModelName model, int number) {
        return transactions.read(handle -> VersionReader.numbered(handle, model, number));
    }

    @Override
    public List<VersionSummary> newest(ModelName model, int below, int limit) {
        return transactions.read(handle -> VersionReader.newest(handle, model, below, limit));
    }

    @Override
    public List<VersionSummary> bySemanticVersion(ModelName model, Optional<SemanticPlace> after, int limit) {
        return transactions.read(handle -> VersionReader.bySemanticVersion(handle, model, after, limit));
    }

    @Override
    public List<StageChange> moves(ModelName model, StageName stage) {
        return transactions.read(handle -> StageReader.moves(handle, model, stage));
    }

    @Override
    public List<StageChange> movesAt(ModelName model, Instant instant) {
        return transactions.read(handle -> StageReader.movesAt(handle, model, instant));
    }

    /** Whoever has drawn a time holds the model's row, or the registry's if the model is new: so wait for that. */
    @Override
    public List<StageChange> newestMoves(Collection<ModelName> models) {
        return transactions.read(handle -> StageReader.newestMoves(handle, models));
    }

    @Override
    public Instant settle(ModelName model) {
        return Micros.instant(transactions.write(handle -> Ending.undo(timeUnderLock(handle, model))));
    }

    private long timeUnderLock(Handle handle, ModelName model) {
        Optional<LineRow> found = LineRow.lock(handle, dialect, model.value());
        if (found.isEmpty()) {
            LineRow.lock(handle, dialect, Line.REGISTRY.name());
            found = LineRow.lock(handle, dialect, model.value());
        }
        long now = clock.now(handle);
        return found.map(line -> Math.max(now, line.lastTime())).orElse(now);
    }

    @Override
    public List<EventRecord> events(Line line, long afterSequence, int limit) {
        return transactions.read(handle -> EventReader.ofLine(handle, line, afterSequence, limit));
    }

    @Override
    public List<EventRecord> eventsAbout(ModelName model, OptionalInt number, long afterSequence, int limit) {
        return transactions.read(handle -> EventReader.about(handle, model, number, afterSequence, limit));
    }

    @Override
    public List<EventRecord> newestEvents(EventFilter filter, Optional<EventRecord.Place> after, int limit) {
        return transactions.read(handle -> EventReader.newest(handle, filter, after, limit));
    }

    @Override
    public List<EventRecord.Positioned> eventsAfter(long position, int limit) {
        return feed.after(position, limit);
    }

    @Override
    public long lastPosition() {
        return feed.last();
    }

    @Override
    public LineEnd end(Line line) {
        return transactions.read(handle -> EventReader.end(handle, line));
    }

    @Override
    public SearchIndex versionIndex() {
        transactions.requireOpen();
        return versions;
    }

    @Override
    public SearchIndex modelIndex() {
        transactions.requireOpen();
        return models;
    }
}
