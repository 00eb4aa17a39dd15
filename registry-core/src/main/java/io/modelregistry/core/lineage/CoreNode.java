package io.modelregistry.core.lineage;

import io.modelregistry.Digest;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageName;
import io.modelregistry.core.integrity.FactsReader;
import io.modelregistry.lineage.LineageNode;
import io.modelregistry.spi.VersionKey;
import io.modelregistry.spi.VersionRecord;
import io.modelregistry.spi.VersionSummary;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A version in a graph; what else a version has is not kept, as there may be many. */
record CoreNode(
        String reference,
        int generation,
        Optional<VersionSummary> summary,
        List<String> stages,
        Optional<String> createdBy,
        List<String> parents)
        implements LineageNode {

    static CoreNode of(VersionRecord stored, int generation) {
        VersionSummary summary = stored.summary();
        String reference = summary.key().toString();
        return new CoreNode(
                reference,
                generation,
                Optional.of(summary),
                stored.stages().stream().map(StageName::value).sorted().toList(),
                Optional.of(stored.createdBy()),
                FactsReader.read(reference, stored.facts()).lineage().parents().stream()
                        .distinct()
                        .toList());
    }

    /** A parent that this registry does not have. */
    static CoreNode elsewhere(String reference, int generation) {
        return new CoreNode(reference, generation, Optional.empty(), List.of(), Optional.empty(), List.of());
    }

    @Override
    public boolean isHere() {
        return summary.isPresent();
    }

    @Override
    public boolean isDeleted() {
        return summary.filter(found -> found.lifecycle().isHidden()).isPresent();
    }

    Optional<VersionKey> key() {
        return summary.map(VersionSummary::key);
    }

    @Override
    public Optional<SemanticVersion> semanticVersion() {
        return summary.flatMap(VersionSummary::semanticVersion);
    }

    @Override
    public Optional<Digest> digest() {
        return summary.map(VersionSummary::digest);
    }

    @Override
    public Optional<Instant> createdAt() {
        return summary.map(VersionSummary::createdAt);
    }

    @Override
    public String toString() {
        return reference
                + semanticVersion().map(version -> " (" + version + ")").orElse("")
                + (stages.isEmpty() ? "" : " in " + String.join(", ", stages))
                + (isDeleted() ? ", deleted" : "")
                + (isHere() ? "" : ", not in this registry");
    }
}
