package io.modelregistry.core;

import io.modelregistry.Digest;
import io.modelregistry.Event;
import io.modelregistry.Model;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.Reference;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.VersionFiles;
import io.modelregistry.core.cache.CachedVersionFiles;
import io.modelregistry.core.compatibility.Needs;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.core.integrity.FactsReader;
import io.modelregistry.core.lineage.LineageSource;
import io.modelregistry.core.policy.VersionRemark;
import io.modelregistry.core.serve.ServingSource;
import io.modelregistry.core.serve.VersionContent;
import io.modelregistry.core.trace.TraceSource;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.internal.Manifest;
import io.modelregistry.spi.ChangeListening;
import io.modelregistry.spi.ConsumerReport;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionKey;
import io.modelregistry.spi.VersionRecord;
import io.modelregistry.spi.VersionSummary;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.stream.Stream;

/** Turns references into versions, and what is stored into what users hold. Safe for many threads. */
final class Reader implements ServingSource, TraceSource, LineageSource {

    private static final int EVENTS = 1_000;

    private final Stores stores;

    Reader(Stores stores) {
        this.stores = stores;
    }

    @Override
    public MetadataStore store() {
        return stores.metadata().store();
    }

    /** The model of exactly this name, if it is not deleted. */
    Optional<ModelRecord> model(ModelName name) {
        return stored(name).filter(model -> !model.lifecycle().isHidden());
    }

    /** The model of exactly this name, also a deleted one; {@link MetadataStore#model} ignores case. */
    Optional<ModelRecord> stored(ModelName name) {
        return store().model(name).filter(model -> model.name().equals(name));
    }

    @Override
    public Map<ModelName, Long> revisions(Collection<ModelName> models) {
        return store().revisions(models);
    }

    @Override
    public ChangeListening listen(Consumer<ModelName> changed) {
        return stores.metadata().listen(changed);
    }

    @Override
    public void report(ConsumerReport report) {
        stores.metadata().consumers().report(report);
    }

    @Override
    public VersionContent content(ResolvedVersion version) {
        VersionRecord found =
                store().version(version.model(), version.number()).orElseThrow(() -> disappeared(version.reference()));
        List<StoredFile> stored = store().files(found.id());
        Needs needs = Needs.of(
                FactsReader.read(version.reference(), found.facts()),
                stored.stream().map(file -> file.file().name()).toList());
        return new VersionContent(stored, needs);
    }

    @Override
    public CachedVersionFiles files(ResolvedVersion version, List<StoredFile> stored) {
        return new CachedVersionFiles(version.reference(), version.digest(), () -> stored, stores.files());
    }

    /** The store's key of a model; empty while it does not exist. */
    OptionalLong id(ModelName name) {
        return model(name).map(ModelRecord::id).map(OptionalLong::of).orElse(OptionalLong.empty());
    }

    List<Model> models(Collection<Long> ids) {
        return store().models(ids).stream().<Model>map(CoreModel::new).toList();
    }

    @Override
    public Optional<ResolvedVersion> resolve(Reference reference) {
        return reference.selector() instanceof Reference.InStage inStage
                ? store().inStage(reference.model(), inStage.stage())
                : new Resolver(store(), VersionSummary::lifecycle)
                        .resolve(reference)
                        .map(VersionSummary::resolved);
    }

    @Override
    public ResolvedVersion requireResolved(Reference reference) {
        return resolve(reference).orElseThrow(() -> notFound(reference));
    }

    Optional<ModelVersion> find(Reference reference) {
        return resolve(reference).map(found -> require(found.model(), found.number()));
    }

    @Override
    public List<ModelVersion> recorded(Collection<VersionKey> keys) {
        return numbered(keys).stream().map(this::version).toList();
    }

    /** The versions with these numbers in the order of the keys, hidden or not; keys without a version are passed over. */
    List<VersionRecord> numbered(Collection<VersionKey> keys) {
        Map<VersionKey, VersionRecord> found = new HashMap<>();
        store().versionsNumbered(keys)
                .forEach(version -> found.put(version.summary().key(), version));
        return keys.stream().flatMap(key -> Stream.ofNullable(found.get(key))).toList();
    }

    ModelVersion require(Reference reference) {
        return find(reference).orElseThrow(() -> notFound(reference));
    }

    /** A version that is known to exist, hidden or not. */
    ModelVersion require(ModelName model, int number) {
        return find(model, number).orElseThrow(() -> disappeared(model + ":" + number));
    }

    private static IntegrityException disappeared(String reference) {
        return IntegrityException.of(reference, "it has disappeared");
    }

    Optional<ModelVersion> find(ModelName model, int number) {
        return store().version(model, number).map(this::version);
    }

    List<ModelVersion> versions(Collection<Long> ids) {
        return store().versions(ids).stream().map(this::version).toList();
    }

    @Override
    public String facts(ModelVersion version) {
        return store().version(version.model(), version.number())
                .orElseThrow(() -> disappeared(version.reference()))
                .facts();
    }

    @Override
    public List<StageChange> moves(ModelName model, StageName stage) {
        return store().moves(model, stage);
    }

    @Override
    public List<Event> events(ModelName model, Instant from, Instant to) {
        return paged(sequence -> store().events(Line.of(model), sequence, EVENTS))
                .filter(event -> !event.at().isBefore(from) && !event.at().isAfter(to))
                .map(Events::of)
                .toList();
    }

    @Override
    public Instant now() {
        return stores.metadata().now();
    }

    ModelVersion version(VersionRecord stored) {
        VersionSummary summary = stored.summary();
        String reference = summary.resolved().reference();
        CachedVersionFiles files =
                new CachedVersionFiles(reference, summary.digest(), () -> files(stored), stores.files());
        Annotations annotations = VersionRemark.annotations(stored);
        return new CoreModelVersion(stored, FactsReader.read(reference, stored.facts()), annotations, files);
    }

    private List<StoredFile> files(VersionRecord stored) {
        if (stored.summary().lifecycle() == Lifecycle.PURGED) {
            throw NotFoundException.of("files of " + stored.summary().resolved().reference(), "they were purged");
        }
        return store().files(stored.id());
    }

    /** The files attached to a version. */
    VersionFiles attachments(ModelName model, int number) {
        VersionRecord stored = store().version(model, number).orElseThrow(() -> disappeared(model + ":" + number));
        Digest digest =
                Manifest.of(VersionRemark.annotations(stored).attachments()).digest();
        return new CachedVersionFiles(
                "attachments of " + model + ":" + number,
                digest,
                () -> store().attachments(stored.id()),
                stores.files());
    }

    /** What happened to a version, or to a model itself, the oldest first. */
    List<EventRecord> eventsAbout(ModelName model, OptionalInt number) {
        return paged(sequence -> store().eventsAbout(model, number, sequence, EVENTS))
                .toList();
    }

    /** Every event of a list that is read after a sequence. */
    private static Stream<EventRecord> paged(LongFunction<List<EventRecord>> after) {
        return Stream.iterate(
                        after.apply(0),
                        page -> !page.isEmpty(),
                        page -> after.apply(page.get(page.size() - 1).sequence()))
                .flatMap(List::stream);
    }

    @Override
    public NotFoundException notFound(Reference reference) {
        return NotFoundException.of(reference.toString(), reason(reference));
    }

    private String reason(Reference reference) {
        Optional<ModelRecord> model = store().model(reference.model());
        if (model.isEmpty()) {
            return "no model has that name";
        }
        if (!model.get().name().equals(reference.model())) {
            return "names are case-sensitive, and the model is called "
                    + model.get().name();
        }
        if (model.get().lastNumber() == 0) {
            return "the model has no versions";
        }
        Optional<String> deletion = deletion(reference);
        if (deletion.isPresent()) {
            return "it was deleted " + deletion.get();
        }
        return reference.selector() instanceof Reference.InStage
                ? "the stage is empty; " + occupied(model.get())
                : "the highest version is " + model.get().lastNumber();
    }

    private Optional<String> deletion(Reference reference) {
        return reference.selector() instanceof Reference.Numbered numbered
                ? store().version(reference.model(), numbered.value())
                        .flatMap(stored -> VersionRemark.annotations(stored).deletion())
                : Optional.empty();
    }

    private static String occupied(ModelRecord model) {
        List<String> stages = model.stages().stream()
                .flatMap(version -> version.stage().stream())
                .map(StageName::value)
                .sorted()
                .toList();
        return stages.isEmpty()
                ? "so are all stages of the model"
                : "those with a version are " + String.join(", ", stages);
    }
}
