package io.modelregistry.core.memory;

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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The models, versions, stages and events of a registry in memory. */
final class MemoryMetadataStore implements MetadataStore {

    private static final Comparator<SemanticPlace> RISING =
            Comparator.comparing(SemanticPlace::sortKey).thenComparingInt(SemanticPlace::number);

    private final Guard guard;
    private final Tables tables;
    private final Committer committer;
    private final SearchIndex versionIndex;
    private final SearchIndex modelIndex;

    MemoryMetadataStore(Guard guard, Tables tables) {
        this.guard = guard;
        this.tables = tables;
        this.committer = new Committer(tables);
        this.versionIndex = new MemorySearchIndex<>(guard, new VersionFields(tables));
        this.modelIndex = new MemorySearchIndex<>(guard, new ModelFields(tables));
    }

    @Override
    public CommitResult commit(Commit commit) {
        return guard.alone(() -> committer.commit(commit));
    }

    @Override
    public RegistrySettings settings() {
        return guard.alone(tables::settings);
    }

    @Override
    public boolean change(RegistrySettings.Change change) {
        return guard.alone(() -> committer.change(change));
    }

    @Override
    public Optional<ModelRecord> model(ModelName name) {
        return guard.alone(() -> tables.models().findFolded(name).map(ModelRow::toRecord));
    }

    @Override
    public List<ModelRecord> models(Collection<Long> ids) {
        return guard.alone(() -> ids.stream()
                .flatMap(id -> tables.models().find(id).stream())
                .map(ModelRow::toRecord)
                .toList());
    }

    @Override
    public Map<ModelName, Long> revisions(Collection<ModelName> names) {
        return guard.alone(() -> names.stream()
                .distinct()
                .flatMap(name -> tables.models().find(name).stream())
                .map(ModelRow::toRecord)
                .collect(Collectors.toMap(ModelRecord::name, ModelRecord::revision)));
    }

    @Override
    public List<ModelRecord> modelsAfter(long id, int limit) {
        return guard.alone(() -> Pages.stream(tables.models().after(id))
                .limit(limit)
                .map(ModelRow::toRecord)
                .toList());
    }

    @Override
    public Optional<VersionRecord> version(ModelName model, int number) {
        return guard.alone(() -> find(model, number).map(this::toRecord));
    }

    @Override
    public List<VersionRecord> versions(Collection<Long> ids) {
        return guard.alone(() -> rows(ids).map(this::toRecord).toList());
    }

    @Override
    public List<VersionRecord> versionsAfter(ModelName model, int number, int limit) {
        return guard.alone(() -> tables.models().find(model).stream()
                .flatMap(row -> Pages.stream(tables.versions().after(row.id(), number)))
                .limit(limit)
                .map(this::toRecord)
                .toList());
    }

    @Override
    public List<VersionRecord> versionsNumbered(Collection<VersionKey> keys) {
        return guard.alone(() -> keys.stream()
                .distinct()
                .flatMap(key -> find(key.model(), key.number()).stream())
                .map(this::toRecord)
                .toList());
    }

    @Override
    public List<VersionRecord> derivedFrom(Collection<VersionKey> parents, long afterId, int limit) {
        return guard.alone(() -> parents.stream()
                .flatMap(parent -> tables.versions().derivedFrom(parent, afterId).stream())
                .distinct()
                .sorted()
                .limit(limit)
                .flatMap(id -> tables.versions().find(id).stream())
                .map(this::toRecord)
                .toList());
    }

    @Override
    public List<Projection> projections(Collection<Long> versionIds) {
        return guard.alone(() -> rows(versionIds).map(VersionRow::toProjection).toList());
    }

    @Override
    public List<StoredFile> files(long versionId) {
        return guard.alone(() -> tables.versions().find(versionId).map(VersionRow::files).orElse(List.of()).stream()
                .sorted(Comparator.comparing(stored -> stored.file().name()))
                .toList());
    }

    @Override
    public List<StoredFile> attachments(long versionId) {
        return guard.alone(
                () -> tables.versions().find(versionId).map(VersionRow::attachments).orElse(List.of()).stream()
                        .sorted(Comparator.comparing(stored -> stored.file().name()))
                        .toList());
    }

    @Override
    public Optional<ResolvedVersion> inStage(ModelName model, StageName stage) {
        return guard.alone(() -> tables.models()
                .find(model)
                .flatMap(row -> Optional.ofNullable(row.stages().get(stage))));
    }

    @Override
    public Optional<VersionSummary> exact(ModelName model, SemanticVersion version) {
        return first(model, row -> row.summary().semanticVersion().equals(Optional.of(version)));
    }

    @Override
    public Optional<VersionSummary> withDigest(ModelName model, Digest digest, int above) {
        return first(
                model, row -> row.number() > above && row.summary().digest().equals(digest));
    }

    @Override
    public Optional<VersionSummary> numbered(ModelName model, int number) {
        return guard.alone(() -> find(model, number).map(VersionRow::summary));
    }

    @Override
    public List<VersionSummary> newest(ModelName model, int below, int limit) {
        return guard.alone(() -> tables.models().find(model).stream()
                .flatMap(row -> Pages.stream(tables.versions().below(row.id(), below)))
                .limit(limit)
                .map(VersionRow::summary)
                .toList());
    }

    @Override
    public List<VersionSummary> bySemanticVersion(ModelName model, Optional<SemanticPlace> after, int limit) {
        return guard.alone(() -> tables.versionsOf(model).stream()
                .filter(row -> row.place().isPresent())
                .filter(row -> after.map(last -> RISING.compare(row.place().orElseThrow(), last) < 0)
                        .orElse(true))
                .sorted(Comparator.comparing((VersionRow row) -> row.place().orElseThrow(), RISING)
                        .reversed())
                .limit(limit)
                .map(VersionRow::summary)
                .toList());
    }

    @Override
    public List<StageChange> moves(ModelName model, StageName stage) {
        return guard.alone(() -> tables.models().moves(model, stage));
    }

    @Override
    public List<StageChange> movesAt(ModelName model, Instant instant) {
        return guard.alone(() -> newest(tables.models().moves(model).stream()
                .filter(move -> !move.at().isAfter(instant))
                .toList()));
    }

    @Override
    public List<StageChange> newestMoves(Collection<ModelName> models) {
        return guard.alone(() -> models.stream()
                .distinct()
                .flatMap(model -> newest(tables.models().moves(model)).stream())
                .toList());
    }

    private static List<StageChange> newest(List<StageChange> moves) {
        Map<StageName, StageChange> newest = new LinkedHashMap<>();
        moves.forEach(move -> newest.put(move.stage(), move));
        return List.copyOf(newest.values());
    }

    @Override
    public Instant settle(ModelName model) {
        return guard.alone(() -> tables.events().settle(Line.of(model), tables.now()));
    }

    @Override
    public List<EventRecord> events(Line line, long afterSequence, int limit) {
        return guard.alone(() -> tables.events().after(line, afterSequence, limit));
    }

    @Override
    public List<EventRecord> eventsAbout(ModelName model, OptionalInt number, long afterSequence, int limit) {
        return guard.alone(() -> Pages.stream(tables.events().after(Line.of(model), afterSequence, Integer.MAX_VALUE))
                .filter(event -> event.number().equals(number))
                .limit(limit)
                .toList());
    }

    @Override
    public List<EventRecord> newestEvents(EventFilter filter, Optional<EventRecord.Place> after, int limit) {
        return guard.alone(() -> tables.events().newest(filter, after, limit));
    }

    @Override
    public List<EventRecord.Positioned> eventsAfter(long position, int limit) {
        return guard.alone(() -> tables.events().positionedAfter(position, limit));
    }

    @Override
    public long lastPosition() {
        return guard.alone(() -> tables.events().lastPosition());
    }

    @Override
    public LineEnd end(Line line) {
        return guard.alone(() -> tables.events().end(line));
    }

    @Override
    public SearchIndex versionIndex() {
        return guard.alone(() -> versionIndex);
    }

    @Override
    public SearchIndex modelIndex() {
        return guard.alone(() -> modelIndex);
    }

    private Optional<VersionRow> find(ModelName model, int number) {
        return tables.models().find(model).flatMap(row -> tables.versions().find(row.id(), number));
    }

    private Stream<VersionRow> rows(Collection<Long> ids) {
        return ids.stream().flatMap(id -> tables.versions().find(id).stream());
    }

    private Optional<VersionSummary> first(ModelName model, Predicate<VersionRow> which) {
        return guard.alone(() ->
                Pages.stream(tables.versionsOf(model)).filter(which).findFirst().map(VersionRow::summary));
    }

    private VersionRecord toRecord(VersionRow version) {
        List<StageName> stages = tables.models()
                .find(version.modelId())
                .map(model -> model.stagesOf(version.number()))
                .orElse(List.of());
        return version.toRecord(stages);
    }
}
