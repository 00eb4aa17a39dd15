package io.modelregistry.core.audit;

import io.modelregistry.AuditReport;
import io.modelregistry.core.event.Contents;
import io.modelregistry.core.event.EventKinds;
import io.modelregistry.error.RegistryException;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.ModelRecord;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Reads every line of events and what is stored of every model. In each line the first thing that does not fit is reported.
 * Commits that happen meanwhile are not mistaken for damage.
 */
public final class AuditVerifier {

    private static final int BATCH = 100;

    private final MetadataStore store;
    private final List<String> findings = new ArrayList<>();
    private final Set<String> created = new HashSet<>();
    private long models;
    private long events;
    private long versions;

    /** Verifies this store. */
    public AuditVerifier(MetadataStore store) {
        this.store = store;
    }

    /** Verifies everything. */
    public AuditReport verify() {
        List<ModelRecord> all = new ArrayList<>();
        report("the list of models", () -> list(all));
        report("the registry's own history", this::registryLine);
        all.forEach(model -> report(model.name().value(), () -> model(model)));
        return new AuditReport(models, events, versions, findings);
    }

    private Optional<String> list(List<ModelRecord> all) {
        List<ModelRecord> batch = store.modelsAfter(0, BATCH);
        while (!batch.isEmpty()) {
            all.addAll(batch);
            batch = store.modelsAfter(batch.get(batch.size() - 1).id(), BATCH);
        }
        return Optional.empty();
    }

    /** What cannot even be read does not fit either. */
    private void report(String subject, Supplier<Optional<String>> check) {
        try {
            check.get().ifPresent(finding -> findings.add(subject + ": " + finding));
        } catch (RegistryException | IllegalArgumentException e) {
            findings.add(subject + ": cannot be read: " + e.getMessage());
        }
    }

    private Optional<String> registryLine() {
        StoredSettings settings = new StoredSettings(store);
        Optional<String> broken = new ChainWalk(store, Line.REGISTRY).verify(event -> {
            events++;
            settings.add(event);
            if (event.kind().equals(EventKinds.MODEL_CREATED)) {
                created.add(Contents.of(event).text("model"));
            }
        });
        return broken.or(settings::verify);
    }

    private Optional<String> model(ModelRecord model) {
        models++;
        Replay replay = new Replay();
        Optional<String> broken = new ChainWalk(store, Line.of(model.name())).verify(event -> {
            events++;
            replay.add(event);
        });
        return broken.or(() -> unknownToRegistry(model)).or(() -> compare(model, replay));
    }

    private Optional<String> unknownToRegistry(ModelRecord model) {
        return created.contains(model.name().value())
                ? Optional.empty()
                : Optional.of("the registry's own history does not tell of its creation");
    }

    private Optional<String> compare(ModelRecord model, Replay replay) {
        versions += replay.versions().size();
        if (replay.isEmpty()) {
            return Optional.of("it has no history");
        }
        return new StoredModel(model, replay)
                .verify()
                .or(() -> new StoredVersions(store, model.name(), replay).verify())
                .or(() -> new StoredStages(store, model.name(), replay).verify());
    }
}
