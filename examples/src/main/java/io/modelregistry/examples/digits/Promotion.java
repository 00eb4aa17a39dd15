package io.modelregistry.examples.digits;

import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.StageChange;
import io.modelregistry.StageHandle;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Moves the best version into production, unless what is there is better. */
final class Promotion {

    static final String STAGE = "production";

    private final ModelHandle model;
    private final StageHandle production;

    Promotion(ModelHandle model) {
        this.model = model;
        this.production = model.stage(STAGE);
    }

    /** The move, if there was one. A move by someone else in between is a conflict, and nothing is lost. */
    Optional<StageChange> promote(List<ModelVersion> candidates) {
        ModelVersion best = candidates.stream()
                .max(Comparator.comparingDouble(Promotion::accuracy))
                .orElseThrow();
        Optional<StageChange> current = production.current();
        Optional<ModelVersion> running =
                current.flatMap(move -> move.to().stream().boxed().findFirst()).map(model::require);
        if (running.isPresent() && accuracy(running.get()) > accuracy(best)) {
            return Optional.empty();
        }
        String reason = reason(best, candidates.size(), running);
        return Optional.of(current.map(move -> production.replace(move, best, reason))
                .orElseGet(() -> production.assign(best, reason)));
    }

    private static String reason(ModelVersion best, int candidates, Optional<ModelVersion> running) {
        return String.format(Locale.ROOT, "accuracy %.4f, the best of %d", accuracy(best), candidates)
                + running.map(before ->
                                String.format(Locale.ROOT, "; %s has %.4f", before.reference(), accuracy(before)))
                        .orElse("");
    }

    private static double accuracy(ModelVersion version) {
        return version.metric("accuracy").orElseThrow();
    }
}
