package io.modelregistry.core;

import io.modelregistry.Event;
import io.modelregistry.History;
import io.modelregistry.HistoryListener;
import io.modelregistry.HistoryPosition;
import io.modelregistry.HistorySubscription;
import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import io.modelregistry.query.Page;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Metadata;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Events that fit a filter, the newest first. */
final class CoreHistory implements History {

    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final Metadata metadata;
    private final Followers followers;
    private final EventFilter filter;

    CoreHistory(Metadata metadata, Followers followers, EventFilter filter) {
        this.metadata = metadata;
        this.followers = followers;
        this.filter = filter;
    }

    private History refined(EventFilter refined) {
        return new CoreHistory(metadata, followers, refined);
    }

    @Override
    public History by(String actor) {
        Texts.label("actor", actor, Limits.ACTOR_LENGTH);
        return refined(new EventFilter(filter.line(), Optional.of(actor), filter.kind(), filter.since()));
    }

    @Override
    public History kind(String kind) {
        Texts.label("kind of event", kind, Limits.NAME_LENGTH);
        return refined(new EventFilter(filter.line(), filter.actor(), Optional.of(kind), filter.since()));
    }

    @Override
    public History since(Instant instant) {
        return refined(new EventFilter(filter.line(), filter.actor(), filter.kind(), Optional.of(instant)));
    }

    @Override
    public List<Event> list() {
        List<EventRecord> found = read(Optional.empty(), Limits.LIST + 1);
        if (found.size() > Limits.LIST) {
            throw InvalidInputException.of(
                    "list",
                    this.toString(),
                    "at most " + Limits.LIST + " events; page(…) and stream() take any number");
        }
        return events(found);
    }

    @Override
    public Page<Event> page(int size) {
        return page(size, Optional.empty());
    }

    @Override
    public Page<Event> page(int size, String token) {
        return page(size, Optional.of(tokens().read(token)));
    }

    private EventTokens tokens() {
        return new EventTokens(metadata.secret(), filter);
    }

    private Page<Event> page(int size, Optional<EventRecord.Place> after) {
        if (size < 1 || size > Limits.PAGE) {
            throw InvalidInputException.of("page size", Integer.toString(size), "1 to " + Limits.PAGE);
        }
        List<EventRecord> found = read(after, size + 1);
        if (found.size() <= size) {
            return new Page<>(events(found), Optional.empty());
        }
        List<EventRecord> page = found.subList(0, size);
        String token = tokens().write(page.get(size - 1).place());
        return new Page<>(events(page), Optional.of(token));
    }

    @Override
    public Stream<Event> stream() {
        return Stream.iterate(
                        Optional.of(page(Limits.PAGE)),
                        Optional::isPresent,
                        page -> page.orElseThrow().nextToken().map(token -> page(Limits.PAGE, token)))
                .flatMap(page -> page.orElseThrow().items().stream());
    }

    private List<EventRecord> read(Optional<EventRecord.Place> after, int limit) {
        return metadata.store().newestEvents(filter, after, limit);
    }

    private static List<Event> events(List<EventRecord> found) {
        return found.stream()
                .map(Events::of)
                .collect(Collectors.collectingAndThen(Collectors.toList(), EventList::new));
    }

    @Override
    public HistorySubscription follow(HistoryPosition position, HistoryListener listener) {
        return follow(position, INTERVAL, listener);
    }

    @Override
    public HistorySubscription follow(HistoryPosition position, Duration interval, HistoryListener listener) {
        if (interval.isNegative() || interval.isZero()) {
            throw InvalidInputException.of("interval", interval.toString(), "a duration above 0");
        }
        return followers.start(new Follower(metadata.store(), this::fits, position, interval, listener));
    }

    private boolean fits(EventRecord event) {
        return filter.line().filter(line -> !line.equals(event.line())).isEmpty()
                && filter.actor().filter(actor -> !actor.equals(event.actor())).isEmpty()
                && filter.kind().filter(kind -> !kind.equals(event.kind())).isEmpty()
                && filter.since().filter(since -> event.at().isBefore(since)).isEmpty();
    }

    @Override
    public String toString() {
        List<String> parts = new ArrayList<>();
        filter.line().ifPresent(line -> parts.add("of " + line.name()));
        filter.actor().ifPresent(actor -> parts.add("by " + actor));
        filter.kind().ifPresent(kind -> parts.add("of kind " + kind));
        filter.since().ifPresent(since -> parts.add("since " + since));
        return parts.isEmpty() ? "history" : "history " + String.join(" ", parts);
    }
}
