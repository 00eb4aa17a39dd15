package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.EventRecord.Positioned;
import io.modelregistry.spi.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The one order of all events that a follower reads in. */
abstract class EventFeedContract extends MetadataFixture {

    private static final int WRITERS = 6;
    private static final int EACH = 12;
    private static final ModelName SHARED = new ModelName("shared");

    EventFeedContract(MetadataContract contract) {
        super(contract);
    }

    @Test
    void gives_each_event_a_position_that_never_changes() {
        registrar.create(CHURN);
        registrar.register(CHURN, version("a"));
        List<Positioned> first = store.eventsAfter(0, 100);
        registrar.register(DIGITS, version("a"));
        registrar.move(CHURN, "production", 1);
        List<Positioned> later = store.eventsAfter(0, 100);
        assertThat(first).hasSize(3);
        assertThat(later).hasSize(6).startsWith(first.toArray(Positioned[]::new));
        assertThat(later).extracting(Positioned::position).isSorted().doesNotHaveDuplicates();
        assertThat(later.get(0).position()).isPositive();
    }

    @Test
    void says_where_everything_ends() {
        assertThat(store.lastPosition()).isZero();
        registrar.register(CHURN, version("a"));
        long end = store.lastPosition();
        assertThat(store.eventsAfter(end, 100)).isEmpty();
        registrar.move(CHURN, "production", 1);
        assertThat(store.eventsAfter(end, 100)).hasSize(1);
        assertThat(store.lastPosition()).isGreaterThan(end);
    }

    @Test
    void gives_events_page_by_page() {
        for (int i = 0; i < 10; i++) {
            registrar.register(CHURN, version("content " + i));
        }
        List<Positioned> all = store.eventsAfter(0, 100);
        assertThat(all).hasSize(11);
        assertThat(drain(0, 4)).isEqualTo(all);
        assertThat(drain(all.get(4).position(), 100)).isEqualTo(all.subList(5, 11));
        assertThat(store.eventsAfter(all.get(10).position(), 100)).isEmpty();
    }

    @Test
    void gives_the_events_that_the_lines_hold() {
        registrar.register(CHURN, version("a"));
        registrar.move(CHURN, "production", 1);
        List<EventRecord> given = drain(0, 100).stream().map(Positioned::event).toList();
        List<EventRecord> held = new ArrayList<>(events(Line.of(CHURN)));
        held.addAll(events(Line.REGISTRY));
        assertThat(given).containsExactlyInAnyOrderElementsOf(held);
    }

    @Test
    void a_follower_misses_no_event_of_many_writers() throws Exception {
        Writing writing = new Writing(WRITERS, 1);
        List<Callable<List<Positioned>>> tasks = new ArrayList<>();
        for (int writer = 0; writer < WRITERS; writer++) {
            ModelName own = new ModelName("model-" + writer);
            tasks.add(() -> write(own, writing));
        }
        tasks.add(() -> follow(writing));
        List<Positioned> followed = Together.all(tasks).get(WRITERS);
        assertThat(followed).isEqualTo(drain(0, 100));
        assertThat(followed).extracting(Positioned::position).isSorted().doesNotHaveDuplicates();
        assertHoldsEveryLine(followed);
    }

    private List<Positioned> write(ModelName own, Writing writing) throws InterruptedException {
        try {
            for (int i = 0; i < EACH; i++) {
                if (i == EACH / 2) {
                    writing.awaitReaders();
                }
                registrar.register(i % 3 == 0 ? SHARED : own, version(own + " " + i));
            }
            return List.of();
        } finally {
            writing.end();
        }
    }

    private List<Positioned> follow(Writing writing) {
        List<Positioned> followed = new ArrayList<>();
        boolean ended = false;
        while (!ended) {
            // Asked before the last drain, so that nothing is committed after it.
            ended = writing.hasEnded();
            boolean isFirst = followed.isEmpty();
            long position = isFirst ? 0 : followed.get(followed.size() - 1).position();
            followed.addAll(drain(position, 7));
            if (isFirst && !followed.isEmpty()) {
                writing.tellOfReader();
            }
        }
        return followed;
    }

    private List<Positioned> drain(long position, int size) {
        List<Positioned> drained = new ArrayList<>();
        List<Positioned> page = store.eventsAfter(position, size);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(size);
            drained.addAll(page);
            page = store.eventsAfter(page.get(page.size() - 1).position(), size);
        }
        return drained;
    }

    private void assertHoldsEveryLine(List<Positioned> followed) {
        Map<Line, List<EventRecord>> byLine = new HashMap<>();
        followed.forEach(positioned -> byLine.computeIfAbsent(positioned.event().line(), line -> new ArrayList<>())
                .add(positioned.event()));
        assertThat(byLine).hasSize(WRITERS + 2);
        byLine.forEach((line, events) -> assertThat(events).isEqualTo(events(line)));
        assertThat(byLine.get(Line.of(SHARED))).hasSize(WRITERS * EACH / 3);
    }

    @Test
    void followers_that_read_at_once_see_one_order() throws Exception {
        Writing writing = new Writing(2, 3);
        List<Callable<List<Positioned>>> tasks = new ArrayList<>(Collections.nCopies(3, () -> follow(writing)));
        tasks.add(() -> write(CHURN, writing));
        tasks.add(() -> write(DIGITS, writing));
        List<List<Positioned>> followed = Together.all(tasks);
        assertThat(followed.get(0)).hasSize(2 * EACH + 3);
        assertThat(followed.get(1)).isEqualTo(followed.get(0));
        assertThat(followed.get(2)).isEqualTo(followed.get(0));
    }

    /** Writers at work; none is faster than all readers, so that each reader sees some events while others are to come. */
    private static final class Writing {

        private final AtomicInteger left;
        private final CountDownLatch reading;

        Writing(int writers, int readers) {
            left = new AtomicInteger(writers);
            reading = new CountDownLatch(readers);
        }

        boolean hasEnded() {
            return left.get() == 0;
        }

        void end() {
            left.decrementAndGet();
        }

        void tellOfReader() {
            reading.countDown();
        }

        void awaitReaders() throws InterruptedException {
            assertThat(reading.await(60, TimeUnit.SECONDS))
                    .as("each reader has seen an event")
                    .isTrue();
        }
    }
}
