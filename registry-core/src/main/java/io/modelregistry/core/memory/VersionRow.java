package io.modelregistry.core.memory;

import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.spi.NewVersion;
import io.modelregistry.spi.Projection;
import io.modelregistry.spi.SemanticPlace;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionRecord;
import io.modelregistry.spi.VersionSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A version; which stages it is in is kept with its model. */
record VersionRow(
        long id,
        long modelId,
        VersionSummary summary,
        NewVersion content,
        List<StoredFile> files,
        String createdBy,
        Instant changedAt) {

    VersionRow {
        files = List.copyOf(files);
    }

    int number() {
        return summary.number();
    }

    ModelName modelName() {
        return summary.model();
    }

    VersionRow changed(Instant at) {
        return new VersionRow(id, modelId, summary, content, files, createdBy, at);
    }

    /** Where it is in the order of semantic versions, if it has one. */
    Optional<SemanticPlace> place() {
        return summary.semanticVersion().map(version -> new SemanticPlace(version.sortKey(), number()));
    }

    VersionRecord toRecord(List<StageName> stages) {
        return new VersionRecord(
                id, summary, content.size(), content.facts(), content.description(), content.tags(), stages, createdBy);
    }

    Projection toProjection() {
        return new Projection(id, content.attributes(), content.metrics());
    }
}
