package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Event;
import io.modelregistry.HistoryListener;
import io.modelregistry.HistoryPosition;
import io.modelregistry.HistorySubscription;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource
class FollowIT {

    private static final int WRITERS = 4;
    private static final int CHANGES = 12;
    private static final Duration OFTEN = Duration.ofMillis(5);

    @TempDir
    private static Path directory;

    private static TestRegistry place;
    private static RegistryClient registry;

    @Parameter
    @SuppressWarnings("UnusedVariable") // JUnit wants a place for it, also where only open(kind) reads it
    private MetadataKind kind;

    private final String model = Versions.newName();

    @BeforeParameterizedClassInvocation
    static void open(MetadataKind kind) throws Exception {
        place = TestRegistry.in(directory, kind, ArtifactKind.MEMORY);
        registry = place.open();
    }

    @AfterParameterizedClassInvocation
    static void close() throws Exception {
        registry.close();
        place.close();
    }

    @Test
    void every_event_comes_in_order_within_its_model_while_four_threads_write() throws Exception {
        Heard heard = new Heard();
        try (RegistryClient reader = place.open();
                HistorySubscription following = reader.history().follow(HistoryPosition.START, OFTEN, heard)) {
            writeFromManyThreads();
            heard.awaitCount(eventsInAll());
            assertThat(following.position().value()).isEqualTo(eventsInAll());
        }
        assertThat(heard.sequences()).isEqualTo(sequencesInAll());
    }

    @Test
    void who_closes_and_resumes_misses_nothing() throws Exception {
        Heard heard = new Heard();
        try (RegistryClient reader = place.open()) {
            Thread writers = Threads.daemon("writers", this::writeQuietly);
            HistoryPosition position = HistoryPosition.START;
            while (writers.isAlive()) {
                HistorySubscription following = reader.history().follow(position, OFTEN, heard);
                Thread.sleep(20);
                following.close();
                position = HistoryPosition.parse(following.position().toString());
            }
            try (HistorySubscription following = reader.history().follow(position, OFTEN, heard)) {
                heard.awaitCount(eventsInAll());
                assertThat(following.position().value()).isEqualTo(eventsInAll());
            }
        }
        assertThat(heard.sequences()).isEqualTo(sequencesInAll());
    }

    @Test
    void a_listener_that_throws_gets_the_same_event_again() throws Exception {
        Versions.register(registry, model, new byte[] {1});
        Versions.register(registry, model, new byte[] {2});
        AtomicInteger calls = new AtomicInteger();
        Heard heard = new Heard();
        HistoryListener failing = (event, next) -> {
            if (calls.incrementAndGet() % 2 == 1) {
                throw new IllegalStateException("not yet");
            }
            heard.accept(event, next);
        };
        try (HistorySubscription following =
                registry.model(model).history().follow(HistoryPosition.START, OFTEN, failing)) {
            heard.awaitCount(2);
            assertThat(following.position().value()).isPositive();
        }
        assertThat(heard.sequences()).isEqualTo(Map.of(model, List.of(1L, 2L)));
        assertThat(calls).hasValue(4);
    }

    @Test
    void what_is_followed_can_be_narrowed() throws Exception {
        ModelVersion version = Versions.register(registry, model, new byte[] {1});
        Versions.register(registry, Versions.newName(), new byte[] {2});
        registry.model(model).stage("production").assign(version, "it is the only one");
        Heard heard = new Heard();
        HistorySubscription following =
                registry.model(model).history().kind("stage-moved").follow(HistoryPosition.START, OFTEN, heard);
        try (following) {
            heard.awaitCount(1);
        }
        assertThat(heard.sequences()).isEqualTo(Map.of(model, List.of(2L)));
    }

    private void writeQuietly() {
        try {
            writeFromManyThreads();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** Two models that all write to, one of each thread's own, and stages. */
    private void writeFromManyThreads() throws Exception {
        Threads.together(WRITERS, thread -> {
            for (int i = 0; i < CHANGES; i++) {
                String model = i % 3 == 0 ? "own-" + thread : "shared-" + i % 2;
                ModelVersion version = Versions.register(registry, model, new byte[] {(byte) thread, (byte) i});
                if (i % 4 == 0) {
                    registry.model(model).stage("production").assign(version, "it is the latest");
                }
            }
            return thread;
        });
    }

    private long eventsInAll() {
        return sequencesInAll().values().stream().mapToLong(List::size).sum();
    }

    /** What the histories say: for each line, every sequence from 1. */
    private Map<String, List<Long>> sequencesInAll() {
        try (var events = registry.history().stream()) {
            return events.collect(Collectors.groupingBy(Event::model, Collectors.counting())).entrySet().stream()
                    .collect(Collectors.toMap(
                            Map.Entry::getKey,
                            line -> LongStream.rangeClosed(1, line.getValue())
                                    .boxed()
                                    .toList()));
        }
    }

    /** Keeps what was heard, without what came once more directly after itself. */
    private static final class Heard implements HistoryListener {

        private final List<Event> events = Collections.synchronizedList(new ArrayList<>());
        private long last;

        @Override
        public synchronized void accept(Event event, HistoryPosition next) {
            assertThat(next.value()).isGreaterThanOrEqualTo(last);
            if (next.value() > last) {
                events.add(event);
            }
            last = next.value();
        }

        void awaitCount(long count) throws InterruptedException {
            long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
            while (events.size() < count && System.nanoTime() < end) {
                Thread.sleep(5);
            }
            Thread.sleep(3 * OFTEN.toMillis());
            assertThat(events).hasSize(Math.toIntExact(count));
        }

        /** For each line, the sequences in the order they were heard. */
        Map<String, List<Long>> sequences() {
            return List.copyOf(events).stream()
                    .collect(Collectors.groupingBy(
                            Event::model, Collectors.mapping(Event::sequence, Collectors.toList())));
        }
    }
}
