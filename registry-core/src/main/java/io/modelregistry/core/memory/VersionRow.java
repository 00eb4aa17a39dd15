package io.modelregistry.core.memory;

import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.Change.ReviseVersion;
import io.modelregistry.spi.NewVersion;
import io.modelregistry.spi.Projection;
import io.modelregistry.spi.Revision;
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
        String annotations,
        List<StoredFile> attachments,
        String createdBy,
        Instant changedAt) {

    VersionRow {
        files = List.copyOf(files);
        attachments = List.copyOf(attachments);
    }

    boolean isShown() {
        return !summary.lifecycle().isHidden();
    }

    int number() {
        return summary.number();
    }

    ModelName modelName() {
        return summary.model();
    }

    VersionRow changed(Instant at) {
        return new VersionRow(id, modelId, summary, content, files, annotations, attachments, createdBy, at);
    }

    VersionRow with(List<StoredFile> newFiles, List<StoredFile> newAttachments) {
        return new VersionRow(
                id, modelId, summary, content, newFiles, annotations, newAttachments, createdBy, changedAt);
    }

    VersionRow revised(ReviseVersion change) {
        Revision revision = change.revision();
        VersionSummary revised = new VersionSummary(
                summary.model(),
                summary.number(),
                summary.semanticVersion(),
                summary.digest(),
                summary.createdAt(),
                revision.lifecycle());
        NewVersion replaced = new NewVersion(
                content.semanticVersion(),
                content.digest(),
                content.size(),
                content.files(),
                content.facts(),
                revision.description(),
                revision.tags(),
                change.attributes(),
                change.metrics());
        return new VersionRow(
                id, modelId, revised, replaced, files, revision.annotations(), attachments, createdBy, changedAt);
    }

    /** The references of its parents. */
    List<String> parents() {
        return content.attributes().stream()
                .filter(attribute -> attribute.kind() == Attribute.Kind.PARENT
                        && attribute.name().isEmpty())
                .map(Attribute::text)
                .toList();
    }

    /** Where it is in the order of semantic versions, if it has one. */
    Optional<SemanticPlace> place() {
        return summary.semanticVersion().map(version -> new SemanticPlace(version.sortKey(), number()));
    }

    VersionRecord toRecord(List<StageName> stages) {
        return new VersionRecord(
                id,
                summary,
                content.size(),
                content.facts(),
                content.description(),
                content.tags(),
                annotations,
                stages,
                createdBy);
    }

    Projection toProjection() {
        return new Projection(id, content.attributes(), content.metrics());
    }
}
