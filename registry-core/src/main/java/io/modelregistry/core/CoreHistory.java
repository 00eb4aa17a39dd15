package io.modelregistry.core;

import io.modelregistry.Event;
import io.modelregistry.History;
import io.modelregistry.HistoryListener;
import io.modelregistry.HistoryPosition;
import io.modelregistry.HistorySubscription;
import io.modelregistry.Limits;
import io.modelregistry.core.search.Allowance;
import io.modelregistry.core.search.Slice;
import io.modelregistry.core.search.TimeQuestion;
import io.modelregistry.core.search.TimeSource;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;
import io.modelregistry.query.Page;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.EventRecord.Place;
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
    private final Allowance allowance;
    private final EventFilter filter;
    private final TimeQuestion<EventRecord, Place> question;

    CoreHistory(
            Metadata metadata,
            Followers followers,
            Allowance allowance,
            EventFilter filter,
            TimeQuestion<EventRecord, Place> question) {
        this.metadata = metadata;
        this.followers = followers;
        this.allowance = allowance;
        this.filter = filter;
        this.question = question;
    }

    private History refined(EventFilter refined) {
        return new CoreHistory(metadata, followers, allowance, refined, question);
    }

    @Override
    public History where(String text) {
        return new CoreHistory(metadata, followers, allowance, filter, question.where(text));
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
        Slice<EventRecord, Place> found = asked(now()).list(source(), Limits.LIST);
        if (found.next().isPresent()) {
            throw InvalidInputException.of(
                    "list",
                    this.toString(),
                    "at most " + Limits.LIST + " events; page(…) and stream() take any number");
        }
        return events(found.rows());
    }

    private TimeQuestion<EventRecord, Place> asked(Instant now) {
        return question.at(now);
    }

    private Instant now() {
        return question.now(metadata::now);
    }

    private TimeSource<EventRecord, Place> source() {
        return TimeSource.events(name(), metadata.store(), filter, Events::details, allowance);
    }

    @Override
    public Page<Event> page(int size) {
        return page(size, now(), Optional.empty());
    }

    @Override
    public Page<Event> page(int size, String token) {
        EventTokens.Content content = tokens().read(token);
        return page(size, content.now(), Optional.of(content.place()));
    }

    private EventTokens tokens() {
        return new EventTokens(metadata.secret(), filter, question.toString());
    }

    private Page<Event> page(int size, Instant now, Optional<Place> after) {
        if (size < 1 || size > Limits.PAGE) {
            throw InvalidInputException.of("page size", Integer.toString(size), "1 to " + Limits.PAGE);
        }
        Slice<EventRecord, Place> found = asked(now).page(source(), after, size);
        return new Page<>(
                events(found.rows()), found.next().map(place -> tokens().write(new EventTokens.Content(now, place))));
    }

    @Override
    public Stream<Event> stream() {
        return asked(now()).stream(source(), CoreHistory::events);
    }

    private static List<Event> events(List<EventRecord> found) {
        return found.stream()
                .map(Events::of)
                .collect(Collectors.collectingAndThen(Collectors.toList(), EventList::new));
    }

    @Override
    public HistoryPosition end() {
        return new HistoryPosition(metadata.store().lastPosition());
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
        TimeQuestion<EventRecord, Place> asked = asked(now());
        TimeSource<EventRecord, Place> source = source();
        return followers.start(new Follower(
                metadata.store(), event -> fits(event) && asked.test(source, event), position, interval, listener));
    }

    private boolean fits(EventRecord event) {
        return filter.line().filter(line -> !line.equals(event.line())).isEmpty()
                && filter.actor().filter(actor -> !actor.equals(event.actor())).isEmpty()
                && filter.kind().filter(kind -> !kind.equals(event.kind())).isEmpty()
                && filter.since().filter(since -> event.at().isBefore(since)).isEmpty();
    }

    @Override
    public String toString() {
        return question.isEverything() ? name() : name() + " where " + question;
    }

    private String name() {
        List<String> parts = new ArrayList<>();
        filter.line().ifPresent(line -> parts.add("of " + line.name()));
        filter.actor().ifPresent(actor -> parts.add("by " + actor));
        filter.kind().ifPresent(kind -> parts.add("of kind " + kind));
        filter.since().ifPresent(since -> parts.add("since " + since));
        return parts.isEmpty() ? "history" : "history " + String.join(" ", parts);
    }
}
