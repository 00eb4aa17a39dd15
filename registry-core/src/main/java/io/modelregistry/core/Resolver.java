package io.modelregistry.core;

import io.modelregistry.ModelName;
import io.modelregistry.Reference;
import io.modelregistry.SemanticVersion;
import io.modelregistry.VersionRange;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.SemanticPlace;
import io.modelregistry.spi.VersionSummary;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds the version that a reference names among those that count, for every selector but a stage. */
final class Resolver {

    private static final int BATCH = 200;

    private final MetadataStore store;
    private final Predicate<VersionSummary> counts;

    /**
     * @param store where to look
     * @param counts versions for which this is false are not there
     */
    Resolver(MetadataStore store, Predicate<VersionSummary> counts) {
        this.store = store;
        this.counts = counts;
    }

    Optional<VersionSummary> resolve(Reference reference) {
        ModelName model = reference.model();
        if (reference.selector() instanceof Reference.Numbered numbered) {
            return store.numbered(model, numbered.value()).filter(counts);
        }
        if (reference.selector() instanceof Reference.Exact exact) {
            return store.exact(model, exact.version()).filter(counts);
        }
        if (reference.selector() instanceof Reference.WithDigest withDigest) {
            return store.withDigest(model, withDigest.digest()).filter(counts);
        }
        if (reference.selector() instanceof Reference.InRange inRange) {
            return highest(model, inRange.range());
        }
        return latest(model);
    }

    /** Mostly the newest version of all, so that one alone is read first. */
    private Optional<VersionSummary> latest(ModelName model) {
        List<VersionSummary> batch = store.newest(model, Integer.MAX_VALUE, 1);
        while (!batch.isEmpty()) {
            Optional<VersionSummary> found =
                    batch.stream().filter(counts).filter(Resolver::isRelease).findFirst();
            if (found.isPresent()) {
                return found;
            }
            batch = store.newest(model, batch.get(batch.size() - 1).number(), BATCH);
        }
        return Optional.empty();
    }

    private static boolean isRelease(VersionSummary version) {
        return version.semanticVersion().filter(SemanticVersion::isPreRelease).isEmpty();
    }

    private Optional<VersionSummary> highest(ModelName model, VersionRange range) {
        Optional<SemanticPlace> after =
                range.ceiling().map(ceiling -> new SemanticPlace(ceiling.sortKey(), Integer.MAX_VALUE));
        while (true) {
            List<VersionSummary> batch = store.bySemanticVersion(model, after, BATCH);
            Optional<VersionSummary> found = batch.stream()
                    .filter(counts)
                    .filter(version -> range.contains(version.semanticVersion().orElseThrow()))
                    .findFirst();
            if (found.isPresent() || batch.size() < BATCH) {
                return found;
            }
            VersionSummary last = batch.get(batch.size() - 1);
            after = Optional.of(
                    new SemanticPlace(last.semanticVersion().orElseThrow().sortKey(), last.number()));
        }
    }
}
