package io.modelregistry.core.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.modelregistry.Digest;
import io.modelregistry.Event;
import io.modelregistry.ModelName;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageName;
import io.modelregistry.core.memory.MemoryArtifactProvider;
import io.modelregistry.core.memory.MemoryMetadataProvider;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.error.QueryTimeoutException;
import io.modelregistry.query.Conditions;
import io.modelregistry.query.Page;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.Predictions;
import io.modelregistry.serving.RecordedPrediction;
import io.modelregistry.spi.ArtifactStore;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters over events and predictions, as users write them. A failure shows the seed; -Dsearch.seed repeats it. */
class TimeQuestionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RecorderRecord SHOP = new RecorderRecord("r-1", "shop", "host-1", NOON);

    private final Metadata metadata = new MemoryMetadataProvider().open("memory:");
    private final ArtifactStore artifacts = new MemoryArtifactProvider().open("memory:");
    private final long seed = Long.getLong("search.seed", new Random().nextLong());
    private final Random random = new Random(seed);

    @TempDir
    Path cache;

    private RegistryClient registry;

    @BeforeEach
    void open() {
        registry = client("ada");
    }

    private RegistryClient client(String actor) {
        return RegistryClient.builder()
                .metadata(metadata)
                .artifacts(artifacts)
                .cache(cache)
                .actor(actor)
                .open();
    }

    @AfterEach
    void close() {
        registry.close();
        artifacts.close();
        metadata.close();
    }

    private String chosen(String... from) {
        return from[random.nextInt(from.length)];
    }

    /** Some comparisons, joined at random. */
    private String filter(String... comparisons) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> (random.nextInt(4) == 0 ? "not " : "") + chosen(comparisons))
                .collect(Collectors.joining(random.nextInt(3) == 0 ? " or " : " and "));
    }

    @Nested
    class OverEvents {

        @BeforeEach
        void happen() {
            for (String model : List.of("churn", "vision/cats", "vision/dogs")) {
                registry.model(model).newVersion().file("a", new byte[] {1}).register();
                registry.model(model).newVersion().file("a", new byte[] {2}).register();
                registry.model(model).stage("production").assign(registry.require(model + ":1"), "first of " + model);
            }
            try (RegistryClient other = client("bob")) {
                other.model("vision/cats").stage("staging").assign(other.require("vision/cats:2"), "try it");
                other.model("vision/cats").stage("production").assign(other.require("vision/cats:2"), "better");
            }
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "kind = 'stage-moved'|5",
                    "kind = 'stage-moved' and actor = 'bob'|2",
                    "kind = 'stage-moved' and model like 'vision/%' and stage = 'production' and at > now - 7d|3",
                    "reason = 'better'|1",
                    "reason like 'first of %' and number = 1|3",
                    "model = 'churn'|4",
                    "model = 'churn' and kind != 'model-created'|3",
                    "number = 2 and not stage is null|2",
                    "detail.stage in ('staging', 'x')|1",
                    "at < '2020-01-01' or at > now + 1h|0",
                    "at <= now and at >= '2020-01-01'|14",
                    "model = 'no such' or actor = 'nobody'|0"
                })
        void finds_what_the_filter_is_true_of(String filter, int count) {
            assertThat(registry.history().where(filter).list()).hasSize(count);
            assertThat(registry.history().where(filter).stream()).hasSize(count);
        }

        @Test
        void goes_with_what_else_narrows_a_history_and_with_conditions() {
            assertThat(registry.model("vision/cats")
                            .history()
                            .by("bob")
                            .where("stage = 'staging'")
                            .list())
                    .singleElement()
                    .satisfies(event -> assertThat(event.details()).containsEntry("reason", "try it"));
            assertThat(registry.history()
                            .where(Conditions.actor()
                                    .is("bob")
                                    .and(Conditions.at().within(Duration.ofDays(1))))
                            .where(Conditions.model().startsWith("vision/"))
                            .list())
                    .hasSize(2);
        }

        @Test
        void pages_as_it_lists_whatever_the_filter() {
            List<Event> everything = registry.history().list();
            for (int i = 0; i < 200; i++) {
                String filter = filter(
                        "kind = 'stage-moved'",
                        "kind != 'stage-moved'",
                        "model = 'churn'",
                        "model = 'vision/cats'",
                        "actor = 'bob'",
                        "stage = 'production'",
                        "number = 1",
                        "number >= 2",
                        "at > '"
                                + everything
                                        .get(random.nextInt(everything.size()))
                                        .at() + "'",
                        "at <= '"
                                + everything
                                        .get(random.nextInt(everything.size()))
                                        .at() + "'",
                        "at = '"
                                + everything
                                        .get(random.nextInt(everything.size()))
                                        .at() + "'",
                        "at > now - 1h");
                List<Event> paged = new ArrayList<>();
                int size = 1 + random.nextInt(4);
                Page<Event> page = registry.history().where(filter).page(size);
                paged.addAll(page.items());
                while (page.nextToken().isPresent()) {
                    page = registry.history()
                            .where(filter)
                            .page(size, page.nextToken().get());
                    paged.addAll(page.items());
                }
                TimeQuestion<io.modelregistry.spi.EventRecord, io.modelregistry.spi.EventRecord.Place> question =
                        TimeQuestion.events().where(filter).at(metadata.now());
                TimeSource<io.modelregistry.spi.EventRecord, io.modelregistry.spi.EventRecord.Place> source =
                        TimeSource.events(
                                "events",
                                metadata.store(),
                                EventFilter.ALL,
                                event -> everything.stream()
                                        .filter(known -> known.digest().equals(event.digest()))
                                        .findFirst()
                                        .orElseThrow()
                                        .details(),
                                Allowance.of(Duration.ofSeconds(30)));
                List<Digest> expected = metadata.store().newestEvents(EventFilter.ALL, Optional.empty(), 1_000).stream()
                        .filter(event -> question.test(source, event))
                        .map(event -> event.digest())
                        .toList();
                assertThat(paged)
                        .as("seed %s: %s", seed, filter)
                        .extracting(Event::digest)
                        .isEqualTo(expected);
            }
        }

        @Test
        void refuses_keys_of_others_and_the_token_of_another_question() {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> registry.history().where("metric.auc > 1"))
                    .withMessageContaining("column 1")
                    .withMessageContaining(
                            "a key that events have (number, stage, actor, kind, model, at, reason, detail.x)");
            String token =
                    registry.history().where("number > 0").page(1).nextToken().orElseThrow();
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> registry.history().page(1, token))
                    .withMessageStartingWith("Invalid page token");
            assertThat(registry.history().where("number>0").page(1, token).items())
                    .hasSize(1);
        }

        @Test
        void prints_as_what_it_asks() {
            assertThat(registry.history().by("bob").where("number>1")).hasToString("history by bob where number > 1");
        }
    }

    @Nested
    class OverPredictions {

        private static final int COUNT = 2_500;

        @BeforeEach
        void predict() {
            metadata.predictions()
                    .append(IntStream.rangeClosed(1, COUNT).mapToObj(this::made).toList());
        }

        private PredictionRecord made(int number) {
            boolean isStaged = number % 3 == 0;
            return new PredictionRecord(
                    SHOP,
                    number,
                    "p" + number,
                    new ModelStamp(
                            new ModelName(number % 2 == 0 ? "churn" : "digits"),
                            1 + number % 5,
                            Digest.of(new byte[0]),
                            isStaged ? Optional.of(new StageName("production")) : Optional.empty(),
                            isStaged ? OptionalLong.of(1) : OptionalLong.empty()),
                    NOON.plusSeconds(number),
                    Duration.ofNanos(number * 100_000L),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    number % 7 == 0
                            ? Map.of()
                            : Map.of("country", number % 4 == 0 ? "de" : "fr", "age", "" + number % 90),
                    number % 100 == 0 ? Optional.of("out of memory at " + number) : Optional.empty());
        }

        private Predictions where(String filter) {
            return registry.predictions().where(filter);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "model = 'churn' and stage = 'production' and latency > 50|333",
                    "attribute.country = 'de' and failed = 'true'|22",
                    "failed = 'true'|25",
                    "failed = 'false' and model = 'digits'|1250",
                    "failure like 'out of %' and number = 1|25",
                    "id in ('p1', 'p2', 'p1')|2",
                    "attribute.age >= 80 and attribute.country is not null|231",
                    "attribute.country is null|357",
                    "application = 'shop' and host = 'host-1' and id = 'p77'|1",
                    "at >= '2026-03-01T12:00:10Z' and at < '2026-03-01T12:00:20Z'|10",
                    "at > '2026-03-01T12:00:10Z' and at <= '2026-03-01T12:00:20Z'|10",
                    "at = '2026-03-01T12:00:10Z'|1",
                    "model = 'not a name!'|0",
                    "latency = 0.1|1",
                    "at > now - 9999w|2500"
                })
        void finds_what_the_filter_is_true_of(String filter, int count) {
            assertThat(where(filter).list()).hasSize(count);
            assertThat(where(filter).count()).isEqualTo(count);
            assertThat(where(filter).perDay().stream()
                            .mapToLong(day -> day.predictions())
                            .sum())
                    .isEqualTo(count);
        }

        @Test
        void pages_as_it_lists_whatever_the_filter() {
            TimeSource<PredictionRecord, PredictionRecord.Place> source = TimeSource.predictions(
                    "predictions", metadata.predictions(), PredictionFilter.ALL, Allowance.of(Duration.ofSeconds(30)));
            List<PredictionRecord> everything =
                    metadata.predictions().newest(PredictionFilter.ALL, Optional.empty(), COUNT);
            for (int i = 0; i < 60; i++) {
                String filter = filter(
                        "model = 'churn'",
                        "model = 'digits'",
                        "number = 3",
                        "number <= 2",
                        "stage = 'production'",
                        "attribute.country = 'fr'",
                        "attribute.age < 10",
                        "latency > 100",
                        "failed = 'true'",
                        "id = 'p9'",
                        "at > '2026-03-01T12:10:00Z'",
                        "at < '2026-03-01T12:30:00Z'",
                        "at <= now");
                TimeQuestion<PredictionRecord, PredictionRecord.Place> question =
                        TimeQuestion.predictions().where(filter).at(metadata.now());
                List<String> expected = everything.stream()
                        .filter(made -> question.test(source, made))
                        .map(PredictionRecord::id)
                        .toList();
                List<String> paged = new ArrayList<>();
                int size = 100 + random.nextInt(900);
                Page<RecordedPrediction> page = where(filter).page(size);
                page.items().forEach(made -> paged.add(made.id()));
                while (page.nextToken().isPresent()) {
                    page = where(filter).page(size, page.nextToken().get());
                    page.items().forEach(made -> paged.add(made.id()));
                }
                assertThat(paged).as("seed %s: %s", seed, filter).isEqualTo(expected);
                assertThat(where(filter).stream().map(RecordedPrediction::id)).isEqualTo(expected);
            }
        }

        @Test
        void counts_a_day_as_the_store_does() {
            assertThat(where("latency >= 0").perDay())
                    .isEqualTo(registry.predictions().perDay());
        }

        @Test
        void gives_part_of_a_page_when_too_much_was_looked_at_and_fails_when_time_is_over() {
            TimeQuestion<PredictionRecord, PredictionRecord.Place> rare =
                    TimeQuestion.predictions().where("latency < 0.25");
            Slice<PredictionRecord, PredictionRecord.Place> slice =
                    rare.page(source(new Allowance(1_000, Duration.ofSeconds(30))), Optional.empty(), 10);
            assertThat(slice.rows()).isEmpty();
            List<String> found = new ArrayList<>();
            while (slice.next().isPresent()) {
                slice = rare.page(source(new Allowance(1_000, Duration.ofSeconds(30))), slice.next(), 10);
                slice.rows().forEach(made -> found.add(made.id()));
            }
            assertThat(found).containsExactly("p2", "p1");
            assertThatExceptionOfType(QueryTimeoutException.class)
                    .isThrownBy(() -> rare.all(source(new Allowance(1_000, Duration.ofNanos(1))))
                            .count())
                    .withMessageContaining("no index serves 'latency < 0.25'");
        }

        private TimeSource<PredictionRecord, PredictionRecord.Place> source(Allowance allowance) {
            return TimeSource.predictions("predictions", metadata.predictions(), PredictionFilter.ALL, allowance);
        }

        @ParameterizedTest
        @ValueSource(strings = {"failed = 'yes'", "failed = true", "latency > '50'", "tag.x = 'a'", "stage like"})
        void refuses_what_is_no_filter(String filter) {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() -> where(filter))
                    .withMessageStartingWith("Invalid filter at column");
        }

        @Test
        void deletes_and_erases_nothing_by_a_filter() {
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() ->
                            where("latency > 1").until(NOON.plusSeconds(9_999)).delete())
                    .withMessageContaining("without where(…)");
            assertThatExceptionOfType(InvalidInputException.class)
                    .isThrownBy(() ->
                            where("latency > 1").attribute("country", "de").erasePayloads())
                    .withMessageContaining("without where(…)");
            assertThat(registry.predictions().count()).isEqualTo(COUNT);
        }

        @Test
        void takes_conditions() {
            assertThat(registry.predictions()
                            .where(Conditions.failed()
                                    .is(true)
                                    .and(Conditions.latency().below(50.0)))
                            .count())
                    .isEqualTo(4);
        }
    }
}
