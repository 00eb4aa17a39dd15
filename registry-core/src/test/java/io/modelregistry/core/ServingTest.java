package io.modelregistry.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.ModelHandle;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.StageHandle;
import io.modelregistry.VersionFiles;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.ModelLoadException;
import io.modelregistry.error.NotFoundException;
import io.modelregistry.error.StoreException;
import io.modelregistry.serving.ModelLease;
import io.modelregistry.serving.Prediction;
import io.modelregistry.serving.ServedModel;
import io.modelregistry.serving.ServingDraft;
import io.modelregistry.serving.ServingFailure;
import io.modelregistry.serving.ServingHealth;
import io.modelregistry.serving.ServingListener;
import io.modelregistry.testkit.fault.Faults;
import io.modelregistry.testkit.fault.Gate;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingTest {

    private static final Duration OFTEN = Duration.ofMillis(5);
    private static final Duration NEVER = Duration.ofDays(1);

    @TempDir
    Path directory;

    private final Faults faults = new Faults();
    private final Heard heard = new Heard();
    private TestRegistry registry;
    private RegistryClient client;
    private ModelHandle churn;
    private StageHandle production;

    @BeforeEach
    void open() {
        registry = new TestRegistry(directory.resolve("cache"));
        client = registry.client(faults.in(registry.metadata()), faults.in(registry.artifacts()), "ben");
        churn = registry.client().model("churn");
        production = churn.stage("production");
    }

    @AfterEach
    void close() {
        faults.clear();
        client.close();
        registry.close();
    }

    private ModelVersion register(String content) {
        return churn.newVersion()
                .file("model.txt", content.getBytes(StandardCharsets.UTF_8))
                .register();
    }

    private ServingDraft serve(String reference, Duration interval) {
        return client.serve(reference).refreshEvery(interval).listener(heard);
    }

    private ServedModel<Toy> served(String reference) {
        return serve(reference, OFTEN).load(Toy::read);
    }

    @Test
    void a_stage_is_followed_and_the_old_model_closed_after_its_last_call() throws Exception {
        ModelVersion one = register("one");
        ModelVersion two = register("two");
        production.assign(one, "first");
        try (ServedModel<Toy> served = served("churn@production")) {
            assertThat(heard.swap().reference()).isEqualTo("churn:1");
            ModelLease<Toy> lease = served.acquire();
            production.replace(one, two, "better");
            assertThat(heard.swap().reference()).isEqualTo("churn:2");

            assertThat(served.predict(Toy::answer).value()).isEqualTo("two");
            assertThat(lease.model().answer()).isEqualTo("one");
            assertThat(lease.stamp().number()).isEqualTo(1);
            Toy old = lease.model();
            lease.close();
            lease.close();
            old.closed.await();
            assertThat(served.health().isHealthy()).isTrue();
        }
    }

    @Test
    void no_call_meets_a_closed_or_half_loaded_model_in_five_hundred_swaps() throws Exception {
        List<ModelVersion> versions =
                IntStream.range(0, 8).mapToObj(i -> register("model " + i)).toList();
        production.assign(versions.get(0), "first");
        ConcurrentLinkedQueue<Toy> loaded = new ConcurrentLinkedQueue<>();
        AtomicBoolean isOver = new AtomicBoolean();
        List<CompletableFuture<Long>> callers = new ArrayList<>();
        try (ServedModel<Toy> served = serve("churn@production", NEVER).load(files -> {
            Toy toy = Toy.read(files);
            loaded.add(toy);
            return toy;
        })) {
            for (int i = 0; i < 8; i++) {
                callers.add(
                        CompletableFuture.supplyAsync(() -> call(served, isOver), task -> new Thread(task).start()));
            }
            for (int swap = 1; swap <= 500; swap++) {
                production.assign(versions.get(swap % versions.size()), "swap " + swap);
                assertThat(served.refresh().version().number()).isEqualTo(swap % versions.size() + 1);
            }
            isOver.set(true);
            for (CompletableFuture<Long> caller : callers) {
                assertThat(caller.get()).isPositive();
            }
        }
        assertThat(loaded).hasSize(501);
        for (Toy toy : loaded) {
            toy.closed.await();
            assertThat(toy.closings).hasValue(1);
        }
    }

    /** Each answer must be that of an open model of the version on its stamp. */
    private static long call(ServedModel<Toy> served, AtomicBoolean isOver) {
        long calls = 0;
        while (!isOver.get()) {
            Prediction<String> prediction = served.predict(Toy::answer);
            assertThat(prediction.value())
                    .isEqualTo("model " + (prediction.stamp().number() - 1));
            calls++;
        }
        return calls;
    }

    @Test
    void latest_and_ranges_are_followed() throws Exception {
        churn.newVersion().file("m", new byte[] {1}).semanticVersion("3.1.0").register();
        try (ServedModel<Path> latest = serve("churn@latest", OFTEN).load(files -> files.path("m"));
                ServedModel<Path> range = client.serve("churn:^3.1")
                        .refreshEvery(OFTEN)
                        .listener(heard)
                        .load(files -> files.path("m"))) {
            heard.swap();
            heard.swap();
            churn.newVersion()
                    .file("m", new byte[] {2})
                    .semanticVersion("3.2.0")
                    .register();
            assertThat(List.of(heard.swap().number(), heard.swap().number())).containsExactly(2, 2);
            churn.newVersion()
                    .file("m", new byte[] {3})
                    .semanticVersion("4.0.0")
                    .register();
            assertThat(heard.swap().number()).isEqualTo(3);
            assertThat(latest.version().number()).isEqualTo(3);
            assertThat(range.refresh().version().number()).isEqualTo(2);
            assertThat(range.acquire().stamp().stage()).isEmpty();
        }
    }

    @Test
    void a_version_that_comes_back_by_another_move_is_not_loaded_again_but_stamped_anew() throws Exception {
        ModelVersion one = register("one");
        production.assign(one, "first");
        try (ServedModel<Toy> served = serve("churn@production", NEVER).load(Toy::read)) {
            Toy toy = served.predict(model -> model).value();
            production.assign(register("two"), "second");
            production.rollback("worse");

            served.refresh();
            Prediction<Toy> after = served.predict(model -> model);
            assertThat(after.value()).isSameAs(toy);
            assertThat(after.stamp().move().orElseThrow())
                    .isEqualTo(production.current().orElseThrow().id());
        }
    }

    @Test
    void a_loader_that_throws_leaves_the_running_model_in_place_until_another_version_comes() throws Exception {
        production.assign(register("one"), "first");
        try (ServedModel<Toy> served = served("churn@production")) {
            heard.swap();
            production.assign(register("broken"), "second");

            ServingFailure failure = heard.failure();
            assertThat(failure.version().orElseThrow().reference()).isEqualTo("churn:2");
            assertThat(failure.cause()).isInstanceOf(ModelLoadException.class).hasMessageContaining("no such toy");
            assertThat(served.predict(Toy::answer).value()).isEqualTo("one");
            assertThat(served.health().isHealthy()).isFalse();
            assertThat(served.health().version().number()).isEqualTo(1);

            production.assign(register("three"), "third");
            assertThat(heard.swap().number()).isEqualTo(3);
            assertThat(served.refresh().isHealthy()).isTrue();
        }
    }

    @Test
    void damaged_bytes_never_reach_a_loader_and_leave_the_running_model_in_place() throws Exception {
        production.assign(register("one"), "first");
        AtomicInteger loads = new AtomicInteger();
        try (ServedModel<Toy> served = serve("churn@production", NEVER).load(files -> {
            loads.incrementAndGet();
            return Toy.read(files);
        })) {
            production.assign(register("two"), "second");
            faults.every("open").flipsBit(3);

            ServingHealth health = served.refresh();
            assertThat(health.lastFailure().orElseThrow().cause()).isInstanceOf(IntegrityException.class);
            assertThat(served.predict(Toy::answer).value()).isEqualTo("one");
            assertThat(loads).hasValue(1);

            faults.clear();
            assertThat(served.refresh().version().number()).isEqualTo(2);
        }
    }

    @Test
    void a_stage_that_is_emptied_leaves_the_running_model_in_place() throws Exception {
        production.assign(register("one"), "first");
        try (ServedModel<Toy> served = serve("churn@production", NEVER).load(Toy::read)) {
            production.clear("broken");
            assertThat(served.refresh().lastFailure().orElseThrow().cause()).isInstanceOf(NotFoundException.class);
            assertThat(served.predict(Toy::answer).value()).isEqualTo("one");
        }
    }

    @Test
    void what_is_not_there_is_said_at_once_or_waited_for() throws Exception {
        assertThatThrownBy(() -> served("churn@production"))
                .isInstanceOf(NotFoundException.class)
                .hasMessageContaining("no model has that name");

        CompletableFuture<ServedModel<Toy>> waiting =
                CompletableFuture.supplyAsync(() -> serve("churn@production", OFTEN)
                        .waitAtMost(Duration.ofMinutes(1))
                        .load(Toy::read));
        assertThat(heard.failure().cause()).isInstanceOf(NotFoundException.class);
        ModelVersion one = register("one");
        assertThat(heard.failure().cause()).isInstanceOf(NotFoundException.class);
        production.assign(one, "first");
        try (ServedModel<Toy> served = waiting.get(1, TimeUnit.MINUTES)) {
            assertThat(served.version().number()).isEqualTo(1);
        }
    }

    @Test
    void a_loader_that_hangs_is_given_up_not_begun_twice_and_closed_if_it_ends_after_all() throws Exception {
        production.assign(register("one"), "first");
        Semaphore mayEnd = new Semaphore(0);
        CompletableFuture<Toy> late = new CompletableFuture<>();
        try (ServedModel<Toy> served = serve("churn@production", NEVER)
                .loadWithin(Duration.ofMillis(50))
                .load(files -> {
                    Toy toy = Toy.read(files);
                    if (toy.content.equals("two")) {
                        mayEnd.acquireUninterruptibly();
                        late.complete(toy);
                    }
                    return toy;
                })) {
            production.assign(register("two"), "second");
            assertThat(served.refresh().lastFailure().orElseThrow().cause()).hasMessageContaining("longer than");
            assertThat(served.refresh().lastFailure().orElseThrow().cause()).hasMessageContaining("still hangs");
            assertThat(served.predict(Toy::answer).value()).isEqualTo("one");

            mayEnd.release();
            late.get().closed.await();
        }
    }

    @Test
    void a_caller_that_is_interrupted_stops_waiting_and_stays_interrupted() throws Exception {
        production.assign(register("one"), "first");
        CountDownLatch isLoading = new CountDownLatch(1);
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread caller = new Thread(() -> {
            assertThatThrownBy(() -> serve("churn@production", OFTEN).load(files -> {
                        isLoading.countDown();
                        Thread.sleep(60_000);
                        return "never";
                    }))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("interrupted");
            interrupted.complete(Thread.currentThread().isInterrupted());
        });
        caller.start();
        isLoading.await();
        caller.interrupt();
        assertThat(interrupted.get(1, TimeUnit.MINUTES)).isTrue();
    }

    @Test
    void two_hundred_models_are_followed_by_one_query() throws Exception {
        List<ServedModel<Path>> all = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String name = "model-" + i;
            registry.client().model(name).newVersion().file("m", new byte[] {1}).register();
            all.add(client.serve(name + "@latest")
                    .refreshEvery(Duration.ofSeconds(2))
                    .load(files -> files.path("m")));
        }
        int before = faults.calls("revisions");
        int reads = faults.calls("newest") + faults.calls("inStage") + faults.calls("version");
        Gate gate = faults.next("revisions").pauses();
        gate.awaitArrival();
        assertThat(faults.calls("revisions")).isEqualTo(before + 1);
        gate.open();
        assertThat(faults.calls("newest") + faults.calls("inStage") + faults.calls("version"))
                .isEqualTo(reads);
        all.forEach(ServedModel::close);
    }

    @Test
    void a_registry_that_is_away_stops_nothing_but_is_said_and_no_restart_is_needed() throws Exception {
        production.assign(register("one"), "first");
        try (ServedModel<Toy> served = served("churn@production")) {
            heard.swap();
            faults.every("revisions").fails(() -> StoreException.unavailable("memory:", "away", null));
            assertThat(heard.failure().version()).isEmpty();
            assertThat(served.predict(Toy::answer).value()).isEqualTo("one");
            assertThat(served.health().isHealthy()).isFalse();

            faults.clear();
            production.assign(register("two"), "second");
            assertThat(heard.swap().number()).isEqualTo(2);
            assertThat(served.refresh().isHealthy()).isTrue();
        }
    }

    @Test
    void calls_are_refused_once_the_registry_was_away_for_too_long() throws Exception {
        production.assign(register("one"), "first");
        try (ServedModel<Toy> served = serve("churn@production", NEVER)
                .maxStaleness(Duration.ofMillis(1))
                .load(Toy::read)) {
            Thread.sleep(5);
            assertThatThrownBy(() -> served.predict(Toy::answer))
                    .isInstanceOf(StoreException.class)
                    .hasMessageContaining("has not answered");
            assertThatThrownBy(served::acquire).isInstanceOf(StoreException.class);
        }
    }

    @Test
    void a_function_throws_its_own_exception() throws Exception {
        production.assign(register("one"), "first");
        try (ServedModel<Toy> served = served("churn@production")) {
            assertThatThrownBy(() -> served.predict("order-1", Toy::failing))
                    .isInstanceOf(IOException.class)
                    .hasMessage("of its own");
        }
    }

    @Test
    void what_is_wrong_is_refused_at_once() {
        assertThatThrownBy(() -> client.serve("churn@")).isInstanceOf(InvalidInputException.class);
        assertThatThrownBy(() -> client.serve("churn").refreshEvery(Duration.ZERO))
                .isInstanceOf(InvalidInputException.class)
                .hasMessageContaining("refresh interval");
        register("one");
        try (ServedModel<Toy> served = served("churn")) {
            assertThatThrownBy(() -> served.predict("", Toy::answer)).isInstanceOf(InvalidInputException.class);
        }
    }

    @Test
    void a_closed_client_closes_what_it_serves() throws Exception {
        production.assign(register("one"), "first");
        ServedModel<Toy> served = served("churn@production");
        Toy toy = served.predict(model -> model).value();
        client.close();
        assertThat(toy.closings).hasValue(1);
        assertThatThrownBy(() -> served.predict(Toy::answer)).isInstanceOf(IllegalStateException.class);
        served.close();
        assertThat(toy.closings).hasValue(1);
    }

    /** A model that notices when it is called after it was closed. */
    private static final class Toy implements AutoCloseable {

        private final String content;
        private final AtomicInteger closings = new AtomicInteger();
        private final CountDownLatch closed = new CountDownLatch(1);

        private Toy(String content) {
            this.content = content;
        }

        static Toy read(VersionFiles files) throws IOException {
            String content = Files.readString(files.path("model.txt"));
            if (content.equals("broken")) {
                throw new IOException("no such toy");
            }
            return new Toy(content);
        }

        String answer() {
            assertThat(closings).hasValue(0);
            return content;
        }

        String failing() throws IOException {
            throw new IOException("of its own");
        }

        @Override
        public void close() {
            closings.incrementAndGet();
            closed.countDown();
        }
    }

    /** What a listener heard, in order. */
    private static final class Heard implements ServingListener {

        private final BlockingQueue<ResolvedVersion> swaps = new LinkedBlockingQueue<>();
        private final BlockingQueue<ServingFailure> failures = new LinkedBlockingQueue<>();

        @Override
        public void swapped(ResolvedVersion version) {
            swaps.add(version);
        }

        @Override
        public void failed(ServingFailure failure) {
            failures.add(failure);
        }

        ResolvedVersion swap() throws InterruptedException {
            return present(swaps.poll(1, TimeUnit.MINUTES));
        }

        ServingFailure failure() throws InterruptedException {
            return present(failures.poll(1, TimeUnit.MINUTES));
        }

        private static <E> E present(E heard) {
            assertThat(heard).isNotNull();
            return heard;
        }
    }
}
