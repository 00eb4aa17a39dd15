package io.modelregistry.core;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.Reference;
import io.modelregistry.SemanticVersion;
import io.modelregistry.VersionRange;
import io.modelregistry.spi.Lifecycle;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.SemanticPlace;
import io.modelregistry.spi.VersionSummary;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the version that a reference names, for every selector but a stage. Hidden versions are passed over, and by {@code
 * @latest} and ranges deprecated ones too.
 */
final class Resolver {

    private static final int BATCH = 200;

    private final MetadataStore store;
    private final Function<VersionSummary, Lifecycle> lifecycle;

    /**
     * @param store where to look
     * @param lifecycle how far a version is, or was, in its life
     */
    Resolver(MetadataStore store, Function<VersionSummary, Lifecycle> lifecycle) {
        this.store = store;
        this.lifecycle = lifecycle;
    }

    Optional<VersionSummary> resolve(Reference reference) {
        ModelName model = reference.model();
        if (reference.selector() instanceof Reference.Numbered numbered) {
            return store.numbered(model, numbered.value()).filter(this::isShown);
        }
        if (reference.selector() instanceof Reference.Exact exact) {
            return store.exact(model, exact.version()).filter(this::isShown);
        }
        if (reference.selector() instanceof Reference.WithDigest withDigest) {
            return lowest(model, withDigest.digest());
        }
        if (reference.selector() instanceof Reference.InRange inRange) {
            return highest(model, inRange.range());
        }
        return latest(model);
    }

    private boolean isShown(VersionSummary version) {
        return !lifecycle.apply(version).isHidden();
    }

    private boolean isActive(VersionSummary version) {
        return lifecycle.apply(version) == Lifecycle.ACTIVE;
    }

    private Optional<VersionSummary> lowest(ModelName model, Digest digest) {
        Optional<VersionSummary> found = store.withDigest(model, digest, 0);
        while (found.isPresent() && !isShown(found.get())) {
            found = store.withDigest(model, digest, found.get().number());
        }
        return found;
    }

    /** Mostly the newest version of all, so that one alone is read first. */
    private Optional<VersionSummary> latest(ModelName model) {
        List<VersionSummary> batch = store.newest(model, Integer.MAX_VALUE, 1);
        while (!batch.isEmpty()) {
            Optional<VersionSummary> found = batch.stream()
                    .filter(Resolver::isRelease)
                    .filter(this::isActive)
                    .findFirst();
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
                    .filter(version -> range.contains(version.semanticVersion().orElseThrow()))
                    .filter(this::isActive)
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
