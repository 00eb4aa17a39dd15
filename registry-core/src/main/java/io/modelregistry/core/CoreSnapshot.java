package io.modelregistry.core;

import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.Reference;
import io.modelregistry.RegistrySnapshot;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageName;
import io.modelregistry.core.event.Annotations;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.Revision;
import io.modelregistry.spi.VersionRecord;
import io.modelregistry.spi.VersionSummary;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;

/** The registry as it was at an instant. Before a model is read, changes of it that are under way are waited for. */
final class CoreSnapshot implements RegistrySnapshot {

    private final MetadataStore store;
    private final Reader reader;
    private final Instant instant;

    private CoreSnapshot(MetadataStore store, Reader reader, Instant instant) {
        this.store = store;
        this.reader = reader;
        this.instant = instant;
    }

    static CoreSnapshot at(Metadata metadata, Reader reader, Instant instant) {
        Instant now = metadata.now();
        if (instant.isAfter(now)) {
            throw InvalidInputException.of(
                    "instant", instant.toString(), "one that is past by the store's clock, which is at " + now);
        }
        return new CoreSnapshot(metadata.store(), reader, instant);
    }

    @Override
    public Instant instant() {
        return instant;
    }

    @Override
    public Optional<ModelVersion> find(String reference) {
        return resolve(Reference.parse(reference)).map(this::read);
    }

    @Override
    public ModelVersion require(String reference) {
        return find(reference).orElseThrow(() -> notFound(reference));
    }

    @Override
    public ResolvedVersion resolve(String reference) {
        return resolve(Reference.parse(reference)).orElseThrow(() -> notFound(reference));
    }

    @Override
    public Map<String, ResolvedVersion> stages(String model) {
        ModelName name = new ModelName(model);
        store.settle(name);
        Map<String, ResolvedVersion> stages = new TreeMap<>();
        store.movesAt(name, instant)
                .forEach(move -> occupant(move)
                        .ifPresent(version -> stages.put(move.stage().value(), version)));
        return Collections.unmodifiableMap(stages);
    }

    private Optional<ResolvedVersion> resolve(Reference reference) {
        store.settle(reference.model());
        if (reference.selector() instanceof Reference.InStage inStage) {
            return store.movesAt(reference.model(), instant).stream()
                    .filter(move -> move.stage().equals(inStage.stage()))
                    .findFirst()
                    .flatMap(this::occupant);
        }
        return new Resolver(store, this::lifecycle).resolve(reference).map(VersionSummary::resolved);
    }

    /** How far a version was in its life then; what did not exist yet is as if its files were gone. */
    private Lifecycle lifecycle(VersionSummary version) {
        return version.createdAt().isAfter(instant)
                ? Lifecycle.PURGED
                : annotations(version.model(), version.number()).lifecycle();
    }

    private Annotations annotations(ModelName model, int number) {
        Annotations sum = Annotations.NONE;
        for (EventRecord event : reader.eventsAbout(model, OptionalInt.of(number))) {
            sum = event.at().isAfter(instant) ? sum : sum.after(event);
        }
        return sum;
    }

    private Optional<ResolvedVersion> occupant(StageChange move) {
        return move.to().isEmpty()
                ? Optional.empty()
                : store.numbered(move.model(), move.to().getAsInt())
                        .map(version -> new ResolvedVersion(
                                version.model(),
                                version.number(),
                                version.semanticVersion(),
                                version.digest(),
                                Optional.of(move.stage()),
                                OptionalLong.of(move.id())));
    }

    /** The version with the stages and annotations of that instant. */
    private ModelVersion read(ResolvedVersion resolved) {
        VersionRecord stored =
                store.version(resolved.model(), resolved.number()).orElseThrow();
        List<StageName> stages = store.movesAt(resolved.model(), instant).stream()
                .filter(move -> move.to().isPresent() && move.to().getAsInt() == resolved.number())
                .map(StageChange::stage)
                .toList();
        Revision then = annotations(resolved.model(), resolved.number()).revision();
        return reader.version(new VersionRecord(
                stored.id(),
                stored.summary(),
                stored.size(),
                stored.facts(),
                then.description(),
                then.tags(),
                then.annotations(),
                stages,
                stored.createdBy()));
    }

    private NotFoundException notFound(String reference) {
        return NotFoundException.of(reference, "there was none at " + instant);
    }

    @Override
    public String toString() {
        return "registry as of " + instant;
    }
}
