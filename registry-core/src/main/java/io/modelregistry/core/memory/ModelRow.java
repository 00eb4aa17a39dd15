package io.modelregistry.core.memory;

import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageName;
import io.modelregistry.spi.Change.CreateModel;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.ModelRecord;
import io.modelregistry.spi.Revision;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A model at one revision. */
record ModelRow(
        long id,
        ModelName name,
        long revision,
        int lastNumber,
        String description,
        Map<String, String> tags,
        String annotations,
        Lifecycle lifecycle,
        Map<StageName, ResolvedVersion> stages,
        String createdBy,
        Instant createdAt,
        Instant changedAt,
        int level) {

    ModelRow {
        tags = Map.copyOf(tags);
        stages = Map.copyOf(stages);
    }

    /** A model that comes into being; its first commit makes revision 1 of it. */
    static ModelRow created(long id, ModelName name, CreateModel change, String actor, Instant at) {
        return new ModelRow(
                id,
                name,
                0,
                0,
                change.description(),
                change.tags(),
                Revision.NOTHING,
                Lifecycle.ACTIVE,
                Map.of(),
                actor,
                at,
                at,
                0);
    }

    /** The next revision. */
    ModelRow changed(int newLastNumber, Map<StageName, ResolvedVersion> newStages, Instant at, int atLeast) {
        return new ModelRow(
                id,
                name,
                revision + 1,
                newLastNumber,
                description,
                tags,
                annotations,
                lifecycle,
                newStages,
                createdBy,
                createdAt,
                at,
                Math.max(level, atLeast));
    }

    ModelRow revised(Revision change) {
        return new ModelRow(
                id,
                name,
                revision,
                lastNumber,
                change.description(),
                change.tags(),
                change.annotations(),
                change.lifecycle(),
                stages,
                createdBy,
                createdAt,
                changedAt,
                level);
    }

    List<StageName> stagesOf(int number) {
        return stages.entrySet().stream()
                .filter(stage -> stage.getValue().number() == number)
                .map(Map.Entry::getKey)
                .sorted(Comparator.comparing(StageName::value))
                .toList();
    }

    ModelRecord toRecord() {
        List<ResolvedVersion> sorted = stages.entrySet().stream()
                .sorted(Comparator.comparing(stage -> stage.getKey().value()))
                .map(Map.Entry::getValue)
                .collect(Collectors.toList());
        return new ModelRecord(
                id,
                name,
                revision,
                lastNumber,
                description,
                tags,
                annotations,
                lifecycle,
                sorted,
                createdBy,
                createdAt,
                changedAt,
                level);
    }
}
