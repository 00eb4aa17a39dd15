package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventHash;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.EventRecord.Place;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.LineEnd;
import io.modelregistry.spi.Receipt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Each line of events is a chain. */
abstract class EventLineContract extends MetadataFixture {

    private static final Comparator<EventRecord> NEWEST_FIRST = Comparator.comparing(EventRecord::at)
            .thenComparingLong(EventRecord::id)
            .reversed();

    EventLineContract(MetadataContract contract) {
        super(contract);
    }

    @Test
    void has_an_end_without_events() {
        assertThat(store.end(Line.of(CHURN))).isEqualTo(new LineEnd(0, EventHash.GENESIS));
        assertThat(store.end(Line.REGISTRY)).isEqualTo(new LineEnd(0, EventHash.GENESIS));
        assertThat(store.events(Line.of(CHURN), 0, 10)).isEmpty();
        assertThat(store.newestEvents(EventFilter.ALL, Optional.empty(), 10)).isEmpty();
        assertThat(store.eventsAfter(0, 10)).isEmpty();
    }

    @Test
    void records_each_commit_once() {
        Receipt created = registrar.create(CHURN);
        Receipt registered = registrar.register(CHURN, version("a"));
        Receipt moved = registrar.move(CHURN, "production", 1);
        Receipt emptied = registrar.move(CHURN, "production", OptionalInt.empty());
        List<EventRecord> events = events(Line.of(CHURN));
        assertThat(events)
                .extracting(EventRecord::kind)
                .containsExactly("model-created", "version-registered", "stage-moved", "stage-moved");
        assertThat(events)
                .extracting(EventRecord::number)
                .containsExactly(OptionalInt.empty(), OptionalInt.of(1), OptionalInt.of(1), OptionalInt.empty());
        assertThat(events)
                .extracting(EventRecord::at)
                .containsExactly(created.at(), registered.at(), moved.at(), emptied.at());
        assertThat(events).extracting(EventRecord::actor).containsOnly(CommitBuilder.ACTOR);
        assertThat(events).extracting(EventRecord::line).containsOnly(Line.of(CHURN));
    }

    @Test
    void chains_every_line() {
        registerSome();
        for (Line line : List.of(Line.of(CHURN), Line.of(DIGITS), Line.REGISTRY)) {
            List<EventRecord> events = events(line);
            EventLines.assertChained(events);
            EventRecord last = events.get(events.size() - 1);
            assertThat(store.end(line)).isEqualTo(new LineEnd(events.size(), last.digest()));
        }
        assertThat(events(Line.REGISTRY)).extracting(EventRecord::number).containsOnly(OptionalInt.empty());
    }

    private void registerSome() {
        registrar.create(CHURN);
        for (int i = 0; i < 5; i++) {
            registrar.register(CHURN, version("content " + i));
            registrar.register(DIGITS, version("content " + i));
        }
        registrar.move(CHURN, "production", 2);
        registrar.move(CHURN, "production", 3);
    }

    @Test
    void records_what_happens_in_the_line_of_the_registry() {
        EventDraft draft = new EventDraft("model-created", "bob", "{\"model\":\"churn\"}");
        Receipt receipt = Registrar.done(store.commit(
                CommitBuilder.on(CHURN).creating().registryEvent(draft).build()));
        EventRecord event = events(Line.REGISTRY).get(0);
        assertThat(event.kind()).isEqualTo("model-created");
        assertThat(event.actor()).isEqualTo("bob");
        assertThat(event.content()).isEqualTo("{\"model\":\"churn\"}");
        assertThat(event.at()).isAfterOrEqualTo(receipt.at());
    }

    @Test
    void chains_lines_that_many_threads_write() throws Exception {
        Together.run(8, thread -> {
            for (int i = 0; i < 5; i++) {
                registrar.register(new ModelName("model-" + (thread + i) % 4), version(thread + " " + i));
            }
            return thread;
        });
        for (int i = 0; i < 4; i++) {
            List<EventRecord> events = events(Line.of(new ModelName("model-" + i)));
            assertThat(events).hasSize(10);
            EventLines.assertChained(events);
        }
        assertThat(events(Line.REGISTRY)).hasSize(4);
        EventLines.assertChained(events(Line.REGISTRY));
        assertThat(store.end(Line.REGISTRY).sequence()).isEqualTo(4);
    }

    @Test
    void gives_events_of_a_line_page_by_page() {
        registerSome();
        assertThat(store.events(Line.of(CHURN), 0, 3))
                .extracting(EventRecord::sequence)
                .containsExactly(1L, 2L, 3L);
        assertThat(store.events(Line.of(CHURN), 6, 3))
                .extracting(EventRecord::sequence)
                .containsExactly(7L, 8L);
        assertThat(store.events(Line.of(CHURN), 8, 3)).isEmpty();
    }

    @Test
    void gives_the_newest_events_of_all_lines_page_by_page() {
        registerSome();
        List<EventRecord> expected = new ArrayList<>(events(Line.of(CHURN)));
        expected.addAll(events(Line.of(DIGITS)));
        expected.addAll(events(Line.REGISTRY));
        expected.sort(NEWEST_FIRST);
        assertThat(store.newestEvents(EventFilter.ALL, Optional.empty(), 1_000)).isEqualTo(expected);
        assertThat(inPages(EventFilter.ALL, 4)).isEqualTo(expected);
        assertThat(inPages(EventFilter.ALL, 1)).isEqualTo(expected);
    }

    private List<EventRecord> inPages(EventFilter filter, int size) {
        List<EventRecord> all = new ArrayList<>();
        List<EventRecord> page = store.newestEvents(filter, Optional.empty(), size);
        while (!page.isEmpty()) {
            all.addAll(page);
            Place last = all.get(all.size() - 1).place();
            page = store.newestEvents(filter, Optional.of(last), size);
        }
        return all;
    }

    @Test
    void restricts_the_newest_events_by_line_actor_kind_and_time() {
        registerSome();
        Registrar.done(store.commit(
                registrar.moving(CHURN, "staging", OptionalInt.of(1)).by("bob").build()));
        List<EventRecord> all = store.newestEvents(EventFilter.ALL, Optional.empty(), 1_000);
        Instant middle = all.get(all.size() / 2).at();
        assertFiltered(all, Optional.of(Line.of(CHURN)), Optional.empty(), Optional.empty(), Optional.empty());
        assertFiltered(all, Optional.of(Line.REGISTRY), Optional.empty(), Optional.empty(), Optional.empty());
        assertFiltered(all, Optional.empty(), Optional.of("bob"), Optional.empty(), Optional.empty());
        assertFiltered(all, Optional.empty(), Optional.empty(), Optional.of("stage-moved"), Optional.empty());
        assertFiltered(all, Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(middle));
        assertFiltered(
                all,
                Optional.of(Line.of(CHURN)),
                Optional.of(CommitBuilder.ACTOR),
                Optional.of("version-registered"),
                Optional.of(middle));
        assertFiltered(all, Optional.of(new Line("nobody")), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private void assertFiltered(
            List<EventRecord> all,
            Optional<Line> line,
            Optional<String> actor,
            Optional<String> kind,
            Optional<Instant> since) {
        List<EventRecord> expected = all.stream()
                .filter(event -> line.map(event.line()::equals).orElse(true))
                .filter(event -> actor.map(event.actor()::equals).orElse(true))
                .filter(event -> kind.map(event.kind()::equals).orElse(true))
                .filter(event ->
                        since.map(instant -> !event.at().isBefore(instant)).orElse(true))
                .toList();
        EventFilter filter = new EventFilter(line, actor, kind, since);
        assertThat(inPages(filter, 3)).isEqualTo(expected);
    }
}
