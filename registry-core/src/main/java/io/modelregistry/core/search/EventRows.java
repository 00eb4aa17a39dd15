package io.modelregistry.core.search;

import io.modelregistry.core.integrity.Projections;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.EventRecord.Place;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.SearchHit;
import java.time.Instant;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Events as rows.
 *
 * @param store where they are
 * @param among those in question
 * @param details what exactly happened, by name
 */
record EventRows(MetadataStore store, EventFilter among, Function<EventRecord, Map<String, String>> details)
        implements TimeRows<EventRecord, Place> {

    private static final Comparator<EventRecord> NEWEST_FIRST = Comparator.comparing(EventRecord::at)
            .thenComparingLong(EventRecord::id)
            .reversed();

    @Override
    public List<EventRecord> read(Filter filter, Optional<Place> after, int limit) {
        Demands demands = new Demands(filter);
        Optional<Place> start =
                after.or(() -> demands.before(Key.of(KeyWord.AT)).map(before -> new Place(before, 0)));
        return filters(demands)
                .flatMap(narrowed -> store.newestEvents(narrowed, start, limit).stream())
                .sorted(NEWEST_FIRST)
                .limit(limit)
                .toList();
    }

    /** Events of a model are in its own line, but for those of its creation, which are in the registry's. */
    private Stream<EventFilter> filters(Demands demands) {
        Optional<String> model = among.line().isPresent() ? Optional.empty() : demands.text(Key.of(KeyWord.MODEL));
        return model.isEmpty()
                ? Stream.of(filter(among.line(), demands))
                : Stream.of(new Line(model.get()), Line.REGISTRY)
                        .distinct()
                        .map(line -> filter(Optional.of(line), demands));
    }

    private EventFilter filter(Optional<Line> line, Demands demands) {
        Optional<Instant> since = Stream.concat(among.since().stream(), demands.since(Key.of(KeyWord.AT)).stream())
                .max(Comparator.naturalOrder());
        return new EventFilter(
                line,
                among.actor().or(() -> demands.text(Key.of(KeyWord.ACTOR))),
                among.kind().or(() -> demands.text(Key.of(KeyWord.KIND))),
                since);
    }

    @Override
    public Set<KeyWord> served() {
        return EnumSet.of(KeyWord.KIND, KeyWord.ACTOR, KeyWord.MODEL, KeyWord.AT);
    }

    @Override
    public Place place(EventRecord event) {
        return event.place();
    }

    @Override
    public Row values(EventRecord event) {
        return key -> switch (key.word()) {
            case KIND -> text(event.kind());
            case ACTOR -> text(event.actor());
            case AT -> number(Times.micros(event.at()));
            case NUMBER -> event.number().isPresent() ? number(event.number().getAsInt()) : List.of();
            case MODEL ->
                event.line().equals(Line.REGISTRY)
                        ? detail(event, "model")
                        : text(event.line().name());
            case STAGE -> detail(event, "stage");
            case REASON -> detail(event, "reason");
            default -> detail(event, key.name());
        };
    }

    private List<SearchHit> detail(EventRecord event, String name) {
        return Optional.ofNullable(details.apply(event).get(name))
                .map(EventRows::text)
                .orElse(List.of());
    }

    /** A value that is a text, and a number if it reads as one. */
    static List<SearchHit> text(String text) {
        return List.of(new SearchHit(0, text, Projections.number(text)));
    }

    /** A value that is a number. */
    static List<SearchHit> number(double number) {
        return List.of(new SearchHit(0, "", OptionalDouble.of(number)));
    }
}
