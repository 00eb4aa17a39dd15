package io.modelregistry.core.predict;

import io.modelregistry.ModelName;
import io.modelregistry.serving.PredictionCount;
import io.modelregistry.spi.PredictionRecord;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Counts predictions by version and day, as stores do. */
final class DailyCounts {

    private static final Comparator<PredictionCount> ORDER = Comparator.comparing(PredictionCount::day)
            .reversed()
            .thenComparing(count -> count.model().value())
            .thenComparing(Comparator.comparingInt(PredictionCount::number).reversed());

    private DailyCounts() {}

    static List<PredictionCount> of(Stream<PredictionRecord> predictions) {
        Map<Group, PredictionCount> counts = new HashMap<>();
        predictions.forEach(made -> counts.merge(Group.of(made), count(made), DailyCounts::sum));
        return counts.values().stream().sorted(ORDER).toList();
    }

    private static PredictionCount count(PredictionRecord made) {
        Group group = Group.of(made);
        return new PredictionCount(
                group.model, group.number, group.day, 1, made.failure().isPresent() ? 1 : 0);
    }

    private static PredictionCount sum(PredictionCount one, PredictionCount other) {
        return new PredictionCount(
                one.model(),
                one.number(),
                one.day(),
                one.predictions() + other.predictions(),
                one.failures() + other.failures());
    }

    private record Group(ModelName model, int number, LocalDate day) {

        static Group of(PredictionRecord made) {
            return new Group(
                    made.stamp().model(), made.stamp().number(), LocalDate.ofInstant(made.at(), ZoneOffset.UTC));
        }
    }
}
