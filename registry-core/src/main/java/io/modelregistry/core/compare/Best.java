package io.modelregistry.core.compare;

import io.modelregistry.Metric;
import io.modelregistry.ModelVersion;
import io.modelregistry.Objective;
import io.modelregistry.error.InvalidInputException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds the version with the best value, among values that can be compared. */
final class Best {

    private Best() {}

    static Optional<ModelVersion> latest(List<ModelVersion> versions, String metric, Objective objective) {
        return best(versions, Measured.of(versions, metric).latest(), objective);
    }

    static Optional<ModelVersion> on(List<ModelVersion> versions, String metric, String data, Objective objective) {
        return best(versions, Measured.of(versions, metric).on(data), objective);
    }

    private static Optional<ModelVersion> best(
            List<ModelVersion> versions, List<Optional<Metric>> values, Objective objective) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < versions.size(); i++) {
            ModelVersion version = versions.get(i);
            values.get(i)
                    .filter(value -> Double.isFinite(value.value()))
                    .ifPresent(value -> candidates.add(new Candidate(version, value)));
        }
        requireSameData(candidates);
        return candidates.stream()
                .reduce((best, next) -> next.isBetter(best, objective) ? next : best)
                .map(Candidate::version);
    }

    private static void requireSameData(List<Candidate> candidates) {
        for (int i = 0; i < candidates.size(); i++) {
            Candidate other = candidates.get(i);
            candidates.subList(0, i).stream()
                    .filter(one -> !one.value().isOnSameData(other.value()))
                    .findFirst()
                    .ifPresent(one -> {
                        throw InvalidInputException.of(
                                "metric",
                                other.value().name(),
                                "one measured on the same data, but " + one + " and " + other);
                    });
        }
    }

    private record Candidate(ModelVersion version, Metric value) {

        boolean isBetter(Candidate best, Objective objective) {
            return objective == Objective.HIGHEST
                    ? value.value() > best.value.value()
                    : value.value() < best.value.value();
        }

        @Override
        public String toString() {
            return version.reference() + " was measured on "
                    + value.data().map(Object::toString).orElse("data that was not told");
        }
    }
}
