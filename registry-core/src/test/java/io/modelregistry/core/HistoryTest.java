package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.Event;
import io.modelregistry.History;
import io.modelregistry.HistoryPosition;
import io.modelregistry.HistorySubscription;
import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.query.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HistoryTest {

    private static final Duration OFTEN = Duration.ofMillis(5);

    @TempDir
    Path directory;

    private TestRegistry registry;
    private ModelHandle churn;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
        churn = registry.client().model("churn");
    }

    @AfterEach
    void close() {
        registry.close();
    }

    private ModelVersion register() {
        return churn.newVersion()
                .file("a", new byte[] {1})
                .tag("team", "growth")
                .register();
    }

    @Test
    void every_change_is_an_event_with_who_when_and_what_exactly() {
        ModelVersion version = register();
        churn.stage("production").assign(version, "first release");

        List<Event> events = churn.history().list();

        assertThat(events).extracting(Event::kind).containsExactly("stage-moved", "version-registered");
        assertThat(events.get(0).details())
                .containsEntry("stage", "production")
                .containsEntry("reason", "first release")
                .containsEntry("to", "1");
        assertThat(events.get(0).subject()).isEqualTo("churn:1");
        assertThat(events.get(0).actor()).isEqualTo("ana");
        assertThat(events.get(1).details())
                .containsEntry("digest", version.digest().toString())
                .containsEntry("tags.team", "growth");
        assertThat(events.get(1).at())
                .isEqualTo(version.createdAt())
                .isBefore(events.get(0).at());
    }

    @Test
    void filters_narrow_it() {
        ModelVersion version = register();
        Event registered = churn.history().list().get(0);
        try (RegistryClient ben = registry.client(registry.metadata(), "ben")) {
            ben.model("churn").stage("production").assign(version, "looks good");
        }
        History history = registry.client().history();

        assertThat(history.by("ben").list()).extracting(Event::kind).containsExactly("stage-moved");
        assertThat(history.kind("model-created").list())
                .extracting(Event::model)
                .containsExactly("");
        assertThat(history.since(registered.at().plusNanos(1000)).list()).hasSize(1);
        assertThat(churn.history().by("ben").kind("version-registered").list()).isEmpty();
        assertThat(history.by("ben")).hasToString("history by ben");
    }

    @Test
    void pages_cover_everything_once_and_tokens_are_for_their_history_alone() {
        for (int i = 0; i < 7; i++) {
            register();
        }
        History history = registry.client().history();
        List<Event> paged = new ArrayList<>();
        Page<Event> page = history.page(3);
        paged.addAll(page.items());
        String first = page.nextToken().orElseThrow();
        for (Optional<String> token = page.nextToken(); token.isPresent(); token = page.nextToken()) {
            page = history.page(3, token.get());
            paged.addAll(page.items());
        }

        assertThat(paged).isEqualTo(history.list()).hasSize(8);
        assertThat(history.stream()).isEqualTo(paged);
        assertThatThrownBy(() -> history.by("ana").page(3, first)).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> history.page(3, first.substring(1))).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> history.page(0)).isInstanceOf(InvalidInputException.class);
    }

    @Test
    void a_follower_hears_what_was_and_what_comes_in_order() throws InterruptedException {
        register();
        BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        try (HistorySubscription subscription =
                churn.history().follow(HistoryPosition.START, OFTEN, (event, next) -> heard.add(event))) {
            assertThat(next(heard).sequence()).isEqualTo(1);
            register();
            assertThat(next(heard).sequence()).isEqualTo(2);
            assertThat(subscription.position().value()).isPositive();
        }
    }

    @Test
    void a_follower_resumes_where_it_stopped() throws InterruptedException {
        register();
        BlockingQueue<HistoryPosition> positions = new LinkedBlockingQueue<>();
        try (HistorySubscription first =
                churn.history().follow(HistoryPosition.START, OFTEN, (event, next) -> positions.add(next))) {
            assertThat(first).asString().contains("subscription");
            next(positions);
        }
        register();
        BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        HistoryPosition kept = HistoryPosition.parse(positionAfterFirst().toString());
        try (HistorySubscription second = churn.history().follow(kept, OFTEN, (event, next) -> heard.add(event))) {
            assertThat(next(heard).sequence()).isEqualTo(2);
            assertThat(second.position().value()).isGreaterThanOrEqualTo(kept.value());
        }
    }

    private HistoryPosition positionAfterFirst() throws InterruptedException {
        BlockingQueue<HistoryPosition> positions = new LinkedBlockingQueue<>();
        try (HistorySubscription subscription =
                churn.history().follow(HistoryPosition.START, OFTEN, (event, next) -> positions.add(next))) {
            assertThat(subscription.position()).isNotNull();
            return next(positions);
        }
    }

    @Test
    void a_listener_that_throws_hears_the_same_event_again() throws InterruptedException {
        register();
        AtomicInteger calls = new AtomicInteger();
        BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        try (HistorySubscription subscription = churn.history().follow(HistoryPosition.START, OFTEN, (event, next) -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("not yet");
            }
            heard.add(event);
        })) {
            assertThat(next(heard).sequence()).isEqualTo(1);
            assertThat(calls).hasValue(3);
            assertThat(subscription.position().value()).isNotNegative();
        }
    }

    @Test
    void a_listener_may_close_its_own_subscription() throws InterruptedException {
        register();
        BlockingQueue<HistorySubscription> handedOver = new LinkedBlockingQueue<>();
        BlockingQueue<Event> heard = new LinkedBlockingQueue<>();
        HistorySubscription subscription = churn.history().follow(HistoryPosition.START, OFTEN, (event, next) -> {
            handedOver.take().close();
            heard.add(event);
        });
        handedOver.add(subscription);

        assertThat(next(heard).sequence()).isEqualTo(1);
        subscription.close();
    }

    @Test
    void no_call_is_made_after_closing() throws InterruptedException {
        AtomicInteger calls = new AtomicInteger();
        HistorySubscription subscription =
                churn.history().follow(HistoryPosition.START, OFTEN, (event, next) -> calls.incrementAndGet());
        subscription.close();
        register();
        TimeUnit.MILLISECONDS.sleep(50);

        assertThat(calls).hasValue(0);
    }

    private static <T> T next(BlockingQueue<T> queue) throws InterruptedException {
        T item = queue.poll(10, TimeUnit.SECONDS);
        assertThat(item).isNotNull();
        return item;
    }
}
