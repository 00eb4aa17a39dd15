package io.modelregistry.core.search;

import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.PredictionRecord.Place;
import io.modelregistry.spi.PredictionStore;
import io.modelregistry.spi.SearchHit;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Predictions as rows.
 *
 * @param store where they are
 * @param among those in question
 */
record PredictionRows(PredictionStore store, PredictionFilter among) implements TimeRows<PredictionRecord, Place> {

    private static final double NANOS_PER_MILLI = 1e6;

    @Override
    public List<PredictionRecord> read(Filter filter, Optional<Place> after, int limit) {
        return store.newest(narrowed(filter), after, limit);
    }

    private PredictionFilter narrowed(Filter filter) {
        Demands demands = new Demands(filter);
        Key at = Key.of(KeyWord.AT);
        Optional<ModelName> model = among.model().or(() -> name(demands, KeyWord.MODEL, ModelName::new));
        return new PredictionFilter(
                among.id().or(() -> demands.text(Key.of(KeyWord.ID))),
                model,
                model.isPresent() && among.number().isEmpty() ? number(demands) : among.number(),
                among.stage().or(() -> name(demands, KeyWord.STAGE, StageName::new)),
                latest(among.since(), demands.since(at)),
                earliest(among.until(), demands.before(at)),
                attributes(filter, demands));
    }

    /** A text that is not a name cannot be asked for; nothing will equal it. */
    private static <T> Optional<T> name(Demands demands, KeyWord word, Function<String, T> parser) {
        try {
            return demands.text(Key.of(word)).map(parser);
        } catch (InvalidInputException e) {
            return Optional.empty();
        }
    }

    private static OptionalInt number(Demands demands) {
        return demands.number(Key.of(KeyWord.NUMBER)).stream()
                .mapToInt(Double::intValue)
                .findFirst();
    }

    private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).max(Comparator.naturalOrder());
    }

    private static Optional<Instant> earliest(Optional<Instant> one, Optional<Instant> other) {
        return Stream.concat(one.stream(), other.stream()).min(Comparator.naturalOrder());
    }

    private Map<String, String> attributes(Filter filter, Demands demands) {
        Map<String, String> attributes = new HashMap<>(among.attributes());
        filter.conjuncts().stream()
                .flatMap(part -> part instanceof Comparison.Compare compare ? Stream.of(compare.key()) : Stream.empty())
                .filter(key -> key.word() == KeyWord.ATTRIBUTE)
                .forEach(key -> demands.text(key).ifPresent(value -> attributes.putIfAbsent(key.name(), value)));
        return attributes;
    }

    @Override
    public Set<KeyWord> served() {
        return EnumSet.of(KeyWord.ID, KeyWord.MODEL, KeyWord.NUMBER, KeyWord.STAGE, KeyWord.AT, KeyWord.ATTRIBUTE);
    }

    @Override
    public Place place(PredictionRecord prediction) {
        return prediction.place();
    }

    @Override
    public Row values(PredictionRecord made) {
        return key -> switch (key.word()) {
            case ID -> EventRows.text(made.id());
            case MODEL -> EventRows.text(made.stamp().model().value());
            case NUMBER -> EventRows.number(made.stamp().number());
            case STAGE ->
                made.stamp().stage().map(stage -> EventRows.text(stage.value())).orElse(List.of());
            case AT -> EventRows.number(Times.micros(made.at()));
            case LATENCY -> EventRows.number(made.latency().toNanos() / NANOS_PER_MILLI);
            case FAILED -> EventRows.text(Boolean.toString(made.failure().isPresent()));
            case FAILURE -> made.failure().map(EventRows::text).orElse(List.of());
            case APPLICATION -> EventRows.text(made.recorder().application());
            case HOST -> EventRows.text(made.recorder().host());
            default -> attribute(made, key.name());
        };
    }

    private static List<SearchHit> attribute(PredictionRecord made, String name) {
        return Optional.ofNullable(made.attributes().get(name))
                .map(EventRows::text)
                .orElse(List.of());
    }
}
