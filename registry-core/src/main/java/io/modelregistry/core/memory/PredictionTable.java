package io.modelregistry.core.memory;

import io.modelregistry.ModelName;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.PredictionCount;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.PredictionRecord.Place;
import io.modelregistry.spi.RecorderRecord;
import io.modelregistry.spi.RecorderRecord.Missing;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Predictions and who recorded them. To be used under the {@link Guard} alone. */
final class PredictionTable {

    private static final Comparator<PredictionCount> NEWEST_DAY_FIRST = Comparator.comparing(PredictionCount::day)
            .reversed()
            .thenComparing(count -> count.model().value())
            .thenComparing(Comparator.comparingInt(PredictionCount::number).reversed());

    private final Map<String, RecorderRow> recorders = new LinkedHashMap<>();
    private final NavigableMap<Place, PredictionRecord> byTime = new TreeMap<>(
            Comparator.comparing(Place::at).thenComparing(Place::recorder).thenComparingLong(Place::number));

    void reserve(RecorderRecord recorder, long upTo, Instant now) {
        reserved(recorder, upTo, now);
    }

    private RecorderRow reserved(RecorderRecord recorder, long upTo, Instant now) {
        RecorderRow row = recorders.computeIfAbsent(recorder.id(), id -> new RecorderRow(recorder));
        row.reserve(upTo, now);
        return row;
    }

    void append(PredictionRecord prediction, Instant now) {
        RecorderRow recorder = reserved(prediction.recorder(), prediction.number(), now);
        if (recorder.arrives(prediction.number())) {
            byTime.put(prediction.place(), prediction);
        }
    }

    void end(String recorder, long last, Instant now) {
        Optional.ofNullable(recorders.get(recorder)).ifPresent(row -> row.end(last, now));
    }

    List<Missing> missing(Instant aliveSince) {
        return recorders.values().stream()
                .flatMap(row -> row.missing(aliveSince).stream())
                .toList();
    }

    List<PredictionRecord> newest(PredictionFilter filter, Optional<Place> after, int limit) {
        NavigableMap<Place, PredictionRecord> rising =
                after.map(place -> byTime.headMap(place, false)).orElse(byTime);
        return rising.descendingMap().values().stream()
                .filter(prediction -> fits(prediction, filter))
                .limit(limit)
                .toList();
    }

    long count(PredictionFilter filter) {
        return fitting(filter).count();
    }

    private Stream<PredictionRecord> fitting(PredictionFilter filter) {
        return byTime.values().stream().filter(prediction -> fits(prediction, filter));
    }

    private static boolean fits(PredictionRecord prediction, PredictionFilter filter) {
        ModelStamp stamp = prediction.stamp();
        return filter.id().map(prediction.id()::equals).orElse(true)
                && filter.model().map(stamp.model()::equals).orElse(true)
                && (filter.number().isEmpty() || filter.number().getAsInt() == stamp.number())
                && (filter.stage().isEmpty() || filter.stage().equals(stamp.stage()))
                && filter.since().map(since -> !prediction.at().isBefore(since)).orElse(true)
                && filter.until().map(until -> prediction.at().isBefore(until)).orElse(true)
                && prediction
                        .attributes()
                        .entrySet()
                        .containsAll(filter.attributes().entrySet());
    }

    List<PredictionCount> perDay(PredictionFilter filter) {
        return fitting(filter).collect(Collectors.groupingBy(Day::of)).entrySet().stream()
                .map(day -> day.getKey().count(day.getValue()))
                .sorted(NEWEST_DAY_FIRST)
                .toList();
    }

    Set<String> repeated(Collection<String> ids) {
        Set<String> asked = Set.copyOf(ids);
        Map<String, Long> counts = byTime.values().stream()
                .map(PredictionRecord::id)
                .filter(asked::contains)
                .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
        counts.values().removeIf(count -> count == 1);
        return Set.copyOf(counts.keySet());
    }

    int delete(PredictionFilter filter, int limit) {
        List<PredictionRecord> found = newest(filter, Optional.empty(), limit);
        found.forEach(prediction -> byTime.remove(prediction.place()));
        return found.size();
    }

    int erase(PredictionFilter filter, int limit) {
        List<PredictionRecord> found = newest(filter, Optional.empty(), limit);
        found.forEach(prediction -> byTime.put(prediction.place(), erased(prediction)));
        return found.size();
    }

    private static PredictionRecord erased(PredictionRecord prediction) {
        return new PredictionRecord(
                prediction.recorder(),
                prediction.number(),
                prediction.id(),
                prediction.stamp(),
                prediction.at(),
                prediction.latency(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                prediction.attributes().keySet().stream().collect(Collectors.toMap(Function.identity(), name -> "")),
                prediction.failure().map(failure -> ""));
    }

    private record Day(ModelName model, int number, LocalDate day) {

        static Day of(PredictionRecord prediction) {
            LocalDate day = prediction.at().atZone(ZoneOffset.UTC).toLocalDate();
            return new Day(prediction.stamp().model(), prediction.stamp().number(), day);
        }

        PredictionCount count(List<PredictionRecord> predictions) {
            long failures = predictions.stream()
                    .filter(prediction -> prediction.failure().isPresent())
                    .count();
            return new PredictionCount(model, number, day, predictions.size(), failures);
        }
    }
}
