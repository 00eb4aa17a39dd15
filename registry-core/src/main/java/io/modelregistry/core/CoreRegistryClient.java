package io.modelregistry.core;

import io.modelregistry.Cleanup;
import io.modelregistry.Comparison;
import io.modelregistry.History;
import io.modelregistry.Maintenance;
import io.modelregistry.ModelHandle;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.Reference;
import io.modelregistry.RegistryClient;
import io.modelregistry.RegistrySnapshot;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.RetentionPolicy;
import io.modelregistry.StageChange;
import io.modelregistry.VersionHandle;
import io.modelregistry.core.commit.Committer;
import io.modelregistry.core.compare.Comparisons;
import io.modelregistry.core.compatibility.Compatibilities;
import io.modelregistry.core.inspect.Inspections;
import io.modelregistry.core.lineage.CoreImpact;
import io.modelregistry.core.lineage.CoreLineageHandle;
import io.modelregistry.core.lineage.Reproductions;
import io.modelregistry.core.maintain.Cleanups;
import io.modelregistry.core.maintain.CoreMaintenance;
import io.modelregistry.core.predict.CorePredictions;
import io.modelregistry.core.predict.Recorder;
import io.modelregistry.core.register.Registrar;
import io.modelregistry.core.search.Allowance;
import io.modelregistry.core.search.Queries;
import io.modelregistry.core.search.TimeQuestion;
import io.modelregistry.core.serve.ServingSettings;
import io.modelregistry.core.serve.Servings;
import io.modelregistry.core.trace.Tracer;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.Impact;
import io.modelregistry.lineage.LineageHandle;
import io.modelregistry.lineage.Reproduction;
import io.modelregistry.query.ModelQuery;
import io.modelregistry.query.VersionQuery;
import io.modelregistry.rule.StageRules;
import io.modelregistry.serving.Compatibility;
import io.modelregistry.serving.Consumer;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.Predictions;
import io.modelregistry.serving.Provenance;
import io.modelregistry.serving.ServingDraft;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.VersionKey;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A registry over its stores. */
final class CoreRegistryClient implements RegistryClient, Cleanups {

    private static final Comparator<StageChange> BY_STAGE = Comparator.comparing(
                    (StageChange move) -> move.model().value())
            .thenComparing(move -> move.stage().value());

    private final Stores stores;
    private final Reader reader;
    private final Followers followers = new Followers();
    private final Recorder recorder;
    private final Servings servings;
    private final ClientSettings settings;
    private @Nullable Inspections inspections;

    CoreRegistryClient(Stores stores, Recorder recorder, ServingSettings serving, ClientSettings settings) {
        this.stores = stores;
        this.recorder = recorder;
        this.reader = new Reader(stores);
        this.servings = new Servings(reader, recorder, serving, InstantSource.system());
        this.settings = settings;
    }

    Reader reader() {
        return reader;
    }

    Committer committer() {
        return new Committer(stores.metadata(), settings.patience());
    }

    Registrar registrar() {
        return new Registrar(stores.metadata(), stores.artifacts(), committer(), settings.actor());
    }

    /** Found once, when the first version is registered. */
    synchronized Inspections inspections() {
        if (inspections == null) {
            inspections = Inspections.ofServices();
        }
        return inspections;
    }

    History history(EventFilter filter) {
        return new CoreHistory(stores.metadata(), followers, allowance(), filter, TimeQuestion.events());
    }

    VersionQuery versionsOf(ModelName model) {
        return queries().versionsOf(model, () -> reader.id(model), reader::versions);
    }

    private Queries queries() {
        return new Queries(stores.metadata(), allowance());
    }

    private Allowance allowance() {
        return Allowance.of(settings.queryTimeout());
    }

    @Override
    public ModelHandle model(String name) {
        return new CoreModelHandle(this, new ModelName(name));
    }

    @Override
    public Optional<ModelVersion> find(String reference) {
        return reader.find(Reference.parse(reference));
    }

    @Override
    public ModelVersion require(String reference) {
        return reader.require(Reference.parse(reference));
    }

    @Override
    public ResolvedVersion resolve(String reference) {
        return reader.requireResolved(Reference.parse(reference));
    }

    @Override
    public VersionHandle version(String reference) {
        return new CoreVersionHandle(this, Reference.parse(reference));
    }

    /**
     * What keeps a version from being deleted, beside its stages: versions that came of it, and clients that serve it.
     *
     * @param goingToo references of versions that do not count
     */
    List<String> dependents(ModelName model, int number, Set<String> goingToo) {
        return new Dependents(stores.metadata(), goingToo).of(model, number);
    }

    @Override
    public ModelQuery models() {
        return queries().models(reader::models);
    }

    @Override
    public VersionQuery versions() {
        return queries().versions(reader::versions);
    }

    @Override
    public ServingDraft serve(String reference) {
        return servings.draft(Reference.parse(reference));
    }

    @Override
    public Provenance trace(String predictionId) {
        return tracer().trace(predictionId);
    }

    @Override
    public List<Provenance> traceAll(String predictionId) {
        return tracer().traceAll(predictionId);
    }

    @Override
    public Provenance trace(ModelStamp stamp) {
        return tracer().trace(stamp);
    }

    private Tracer tracer() {
        return new Tracer(reader, predictions());
    }

    @Override
    public Compatibility compatibility(String reference) {
        ResolvedVersion version = reader.requireResolved(Reference.parse(reference));
        return Compatibilities.ofProcess(
                version.reference(), reader.content(version).needs());
    }

    @Override
    public List<ModelVersion> findAll(Collection<String> references) {
        List<VersionKey> keys = references.stream().map(CoreRegistryClient::key).toList();
        return reader.numbered(keys).stream()
                .filter(version -> !version.summary().lifecycle().isHidden())
                .map(reader::version)
                .toList();
    }

    private static VersionKey key(String reference) {
        return VersionKey.of(reference)
                .orElseThrow(() -> InvalidInputException.of("reference", reference, "one by number: churn:7"));
    }

    @Override
    public List<StageChange> newestMoves(Collection<ModelName> models) {
        return reader.store().newestMoves(models).stream().sorted(BY_STAGE).toList();
    }

    @Override
    public List<Consumer> consumers() {
        return consumers(Optional.empty());
    }

    List<Consumer> consumers(Optional<ModelName> model) {
        return ConsumerList.read(stores.metadata().consumers(), model);
    }

    @Override
    public Comparison compare(ModelVersion first, ModelVersion... others) {
        return Comparisons.of(first, others);
    }

    @Override
    public LineageHandle lineage(String reference) {
        return CoreLineageHandle.of(reader, Reference.parse(reference));
    }

    @Override
    public Impact impact() {
        return new CoreImpact(versions());
    }

    @Override
    public Reproduction reproduce(String reference) {
        return Reproductions.of(
                reader.require(Reference.parse(reference)),
                lineage(reference).generations(1).ancestors());
    }

    @Override
    public StageRules stageRules() {
        return new CoreStageRules(this);
    }

    @Override
    public History history() {
        return history(EventFilter.ALL);
    }

    @Override
    public Predictions predictions() {
        return CorePredictions.all(stores::metadata, recorder, allowance());
    }

    @Override
    public RegistrySnapshot asOf(Instant instant) {
        return CoreSnapshot.at(stores.metadata(), reader, instant);
    }

    @Override
    public Maintenance maintenance() {
        return new CoreMaintenance(stores.metadata(), stores.artifacts(), this);
    }

    @Override
    public Cleanup retention(RetentionPolicy policy) {
        return Retention.of(this, policy);
    }

    @Override
    public Cleanup purge(Duration deletedFor) {
        return new Purge(this, deletedFor);
    }

    @Override
    public String actor() {
        return settings.actor();
    }

    @Override
    public void close() {
        servings.close();
        followers.close();
        recorder.close();
        stores.close();
    }

    @Override
    public String toString() {
        return stores.isClosed() ? stores.toString() : stores + ", as " + settings.actor();
    }
}
