package io.modelregistry.system;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.Digest;
import io.modelregistry.Event;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.RegistryClient;
import io.modelregistry.StageName;
import io.modelregistry.VersionDraft;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.SourceCode;
import io.modelregistry.query.Page;
import io.modelregistry.query.VersionQuery;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.RecordedPrediction;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random questions to the same registry in every store: all find what looking at each version, event and prediction finds. A
 * failure shows the seed; {@code -Dsearch.seed} repeats it.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchesAgreeIT {

    private static final int VERSIONS = 80;
    private static final int PREDICTIONS = 300;
    private static final int QUESTIONS = 120;
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final RecorderRecord SHOP =
            new RecorderRecord("9b7d8a52-0c3f-4b1e-9a57-2f6f8f9b1c11", "shop", "host-1", NOON);
    private static final Digest DATA = new Digest("42".repeat(32));
    private static final List<String> WORDS =
            List.of("a", "A", "ab", "a b", "it's", "%", "é", "10", "2", "-1.5", "😀", "");
    private static final List<String> MODELS = List.of("churn", "vision/cats", "vision/dogs");

    private final long seed = Long.getLong("search.seed", new Random().nextLong());
    private final Map<MetadataKind, TestRegistry> places = new EnumMap<>(MetadataKind.class);
    private final Map<MetadataKind, RegistryClient> clients = new EnumMap<>(MetadataKind.class);
    private Random random = new Random(seed);

    @BeforeAll
    void fill(@TempDir Path directory) throws IOException, SQLException {
        System.out.println("Seed of searches: " + seed + "; repeat with -Dsearch.seed=" + seed);
        for (MetadataKind kind : MetadataKind.values()) {
            TestRegistry place = TestRegistry.in(directory, kind, ArtifactKind.MEMORY);
            places.put(kind, place);
            RegistryClient client = place.builder().actor("ada").open();
            clients.put(kind, client);
            random = new Random(seed);
            for (int i = 0; i < VERSIONS; i++) {
                register(client, i);
            }
            place.metadata()
                    .predictions()
                    .append(IntStream.rangeClosed(1, PREDICTIONS)
                            .mapToObj(SearchesAgreeIT::prediction)
                            .toList());
        }
    }

    @AfterAll
    void close() throws Exception {
        for (MetadataKind kind : places.keySet()) {
            clients.get(kind).close();
            places.get(kind).close();
        }
    }

    private void register(RegistryClient client, int i) {
        String model = chosen(MODELS);
        VersionDraft draft = client.model(model).newVersion();
        draft.file("weights.bin", new byte[] {(byte) i})
                .file(chosen("model.onnx", "a/b.json", "größe.txt"), new byte[] {1});
        draft.metric("auc", random.nextInt(10) / 10.0, Dataset.of(chosen("test", "live")));
        if (random.nextBoolean()) {
            draft.metric("auc", chosen(List.of(Double.NaN, 0.0, -0.0, 1e300)), Dataset.of("odd"));
        }
        draft.parameter("x", "p" + chosen(WORDS)).tag("mixed", chosen("10", "2", "a", "-1.5", "1e1", "ä"));
        if (random.nextBoolean()) {
            draft.tag("team", chosen("growth", "vision", "Vision"))
                    .description(chosen("Boosted trees", "Ein Bäumchen, rosé", "tree"));
        }
        if (random.nextBoolean()) {
            draft.dependency("pkg:pypi/torch@" + chosen("2.4.1", "2.10.0", "2.4.0rc1", "2.4"));
            draft.trainedOn(Dataset.of(chosen("wine", "churn")).digest(DATA)).trainedOn(Dataset.of("extra"));
            draft.feature(Feature.of(chosen("alcohol", "age", "it's"), "double"));
            draft.trainedBy(SourceCode.git("https://git.example/" + chosen("a", "b"), chosen("4f2a9c1", "77")));
        }
        ModelVersion version = draft.register();
        if (random.nextInt(4) == 0) {
            client.model(model).stage(chosen("production", "staging")).assign(version, chosen("better", "try it"));
        }
        if (random.nextInt(6) == 0) {
            client.version(version.reference()).tag("later", chosen("x", "y"));
        }
    }

    private static PredictionRecord prediction(int number) {
        boolean isStaged = number % 3 == 0;
        return new PredictionRecord(
                SHOP,
                number,
                "p" + number,
                new ModelStamp(
                        new ModelName(MODELS.get(number % 3)),
                        1 + number % 5,
                        DATA,
                        isStaged ? Optional.of(new StageName("production")) : Optional.empty(),
                        isStaged ? OptionalLong.of(1) : OptionalLong.empty()),
                NOON.plusSeconds(number),
                Duration.ofMillis(number),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                number % 7 == 0 ? Map.of() : Map.of("country", number % 4 == 0 ? "de" : "DE", "age", "" + number % 90),
                number % 10 == 0 ? Optional.of("out of memory") : Optional.empty());
    }

    private String chosen(String... from) {
        return from[random.nextInt(from.length)];
    }

    private <T> T chosen(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** Some parts joined at random, with what they mean. */
    private <T> Part<T> question(List<Part<T>> parts) {
        Part<T> question = chosen(parts);
        for (int i = random.nextInt(4); i > 0; i--) {
            Part<T> next = random.nextInt(4) == 0 ? chosen(parts).not() : chosen(parts);
            question = random.nextInt(3) == 0 ? question.or(next) : question.and(next);
        }
        return question;
    }

    private List<Part<ModelVersion>> versionParts() {
        String word = chosen(WORDS);
        double least = random.nextInt(11) / 10.0;
        int number = 1 + random.nextInt(30);
        return List.of(
                part("metric.auc >= " + least, v -> v.metrics().stream().anyMatch(m -> m.value() >= least)),
                part(
                        "metric.auc@live < " + least,
                        v -> v.metrics().stream()
                                .anyMatch(m -> m.data().orElseThrow().name().equals("live") && m.value() < least)),
                part("metric.auc > 1e200", v -> v.metrics().stream().anyMatch(m -> m.value() > 1e200)),
                part("number > " + number, v -> v.number() > number),
                part(
                        "number in (1, 2, " + number + ")",
                        v -> List.of(1, 2, number).contains(v.number())),
                part("name like 'vision/%'", v -> v.model().value().startsWith("vision/")),
                part(
                        "parameter.x = " + quoted("p" + word),
                        v -> v.parameters().get("x").equals("p" + word)),
                part("parameter.x ilike 'pA%'", v -> v.parameters().get("x").matches("p[aA].*")),
                part(
                        "tag.mixed = 10",
                        v -> List.of("10", "1e1").contains(v.tags().get("mixed"))),
                part("tag.mixed < 'a'", v -> v.tags().get("mixed").charAt(0) < 'a'),
                part(
                        "tag.mixed <= 2",
                        v -> List.of("2", "-1.5").contains(v.tags().get("mixed"))),
                part("tag.team = 'vision'", v -> "vision".equals(v.tags().get("team"))),
                part("tag.team is null", v -> !v.tags().containsKey("team")),
                part("tag.later != 'x'", v -> "y".equals(v.tags().get("later"))),
                part("stage = 'production'", v -> v.stages().contains("production")),
                part("stage is not null", v -> !v.stages().isEmpty()),
                part(
                        "dataset = 'wine'",
                        v -> v.lineage().datasets().stream()
                                .anyMatch(d -> d.name().equals("wine"))),
                part("dataset = '" + DATA + "'", v -> !v.lineage().datasets().isEmpty()),
                part("dataset.extra = ''", v -> !v.lineage().datasets().isEmpty()),
                part(
                        "feature in ('it''s', 'age')",
                        v -> v.lineage().features().stream()
                                .anyMatch(
                                        f -> f.name().equals("it's") || f.name().equals("age"))),
                part(
                        "feature.alcohol like 'd%'",
                        v -> v.lineage().features().stream()
                                .anyMatch(f -> f.name().equals("alcohol"))),
                part(
                        "source = '77'",
                        v -> v.lineage()
                                .training()
                                .filter(c -> c.commit().equals("77"))
                                .isPresent()),
                part(
                        "source.`https://git.example/a` is not null",
                        v -> v.lineage()
                                .training()
                                .filter(c -> c.repository().endsWith("/a"))
                                .isPresent()),
                part("dependency = 'torch'", v -> !v.dependencies().isEmpty()),
                part(
                        "dependency.torch < '2.4.1'",
                        v -> v.dependencies().stream()
                                .anyMatch(d -> List.of("2.4.0rc1", "2.4").contains(d.version()))),
                part(
                        "dependency.torch > '2.9'",
                        v -> v.dependencies().stream().anyMatch(d -> d.version().equals("2.10.0"))),
                part(
                        "file like '%.onnx'",
                        v -> v.files().list().stream().anyMatch(f -> f.name().endsWith(".onnx"))),
                part(
                        "file = 'größe.txt'",
                        v -> v.files().list().stream().anyMatch(f -> f.name().equals("größe.txt"))),
                part("text ~ 'TREE*'", v -> v.description().matches("(?i).*tree.*")),
                part("text ~ 'tree'", v -> v.description().equals("tree")),
                part("text ~ 'baumchen ROSE'", v -> v.description().startsWith("Ein")),
                part("text ~ 'cats'", v -> v.model().value().equals("vision/cats")),
                part("created > now - 1d", v -> true),
                part("changed < '2026-01-01'", v -> false),
                part("digest is null", v -> false));
    }

    private static <T> Part<T> part(String text, Predicate<T> meaning) {
        return new Part<>(text, meaning);
    }

    @Test
    void over_versions() {
        List<ModelVersion> all = clients.get(MetadataKind.MEMORY).versions().list();
        for (int i = 0; i < QUESTIONS; i++) {
            Part<ModelVersion> asked = question(versionParts());
            List<String> expected = all.stream()
                    .filter(asked.meaning)
                    .map(ModelVersion::reference)
                    .toList();
            String order = chosen(
                    "created",
                    "name, number desc",
                    "metric.auc desc, created",
                    "tag.mixed",
                    "tag.mixed desc",
                    "parameter.x",
                    "number",
                    "tag.team desc",
                    "digest");
            String facet = chosen("stage", "tag.team", "name", "dependency.torch", "file", "metric.auc");
            List<List<String>> answers = new ArrayList<>();
            for (MetadataKind kind : MetadataKind.values()) {
                VersionQuery query = clients.get(kind).versions().where(asked.text);
                String description = "seed " + seed + ", " + kind + ": " + query.orderBy(order);
                List<String> found = pages(query.orderBy(order), 1 + random.nextInt(30));
                assertThat(found).as(description).containsExactlyInAnyOrderElementsOf(expected);
                assertThat(query.count()).as(description).isEqualTo(expected.size());
                answers.add(found);
                answers.add(List.of(
                        query.facet(facet).toString(),
                        clients.get(kind).versions().facet(facet).toString()));
            }
            assertSame(answers, asked.text + " order by " + order + ", facet " + facet);
        }
    }

    /** What H2 and memory order otherwise is only an emoji. */
    private void assertSame(List<List<String>> answers, String question) {
        boolean isAmbiguous = question.contains("order by parameter.x");
        for (int i = 2; i < answers.size(); i++) {
            if (!isAmbiguous || i % 2 == 1) {
                assertThat(answers.get(i)).as("seed %s: %s", seed, question).isEqualTo(answers.get(i - 2));
            }
        }
    }

    private static List<String> pages(VersionQuery query, int size) {
        Page<ModelVersion> page = query.page(size);
        List<String> found = new ArrayList<>(references(page));
        while (page.nextToken().isPresent()) {
            page = query.page(size, page.nextToken().get());
            found.addAll(references(page));
        }
        return found;
    }

    private static List<String> references(Page<ModelVersion> page) {
        return page.items().stream().map(ModelVersion::reference).toList();
    }

    @Test
    void over_events() {
        List<Part<Event>> parts = List.of(
                part("kind = 'stage-moved'", e -> e.kind().equals("stage-moved")),
                part("kind != 'stage-moved'", e -> !e.kind().equals("stage-moved")),
                part("model = 'churn'", e -> model(e).equals("churn")),
                part("model like 'vision/%'", e -> model(e).startsWith("vision/")),
                part("number >= 10", e -> e.number().isPresent() && e.number().getAsInt() >= 10),
                part(
                        "stage = 'production'",
                        e -> "production".equals(e.details().get("stage"))),
                part("reason is null", e -> !e.details().containsKey("reason")),
                part("detail.tag = 'later'", e -> "later".equals(e.details().get("tag"))),
                part("actor = 'ada'", e -> e.actor().equals("ada")),
                part("at > now - 1d", e -> true),
                part("at < '2026-01-01'", e -> false));
        for (int i = 0; i < QUESTIONS; i++) {
            Part<Event> asked = question(parts);
            assertAgreed(
                    asked,
                    client -> client.history().list(),
                    client -> client.history().where(asked.text).list(),
                    event -> model(event) + " " + event.sequence() + " " + event.kind());
        }
    }

    private static String model(Event event) {
        return event.model().isEmpty() ? event.details().getOrDefault("model", "") : event.model();
    }

    @Test
    void over_predictions() {
        List<Part<RecordedPrediction>> parts = List.of(
                part("model = 'churn'", p -> p.stamp().model().value().equals("churn")),
                part("number = 2", p -> p.stamp().number() == 2),
                part("stage = 'production'", p -> p.stamp().stage().isPresent()),
                part("latency > 50", p -> p.latency().toMillis() > 50),
                part("attribute.country = 'de'", p -> "de".equals(p.attributes().get("country"))),
                part("attribute.age >= 80", p -> Integer.parseInt(p.attributes().getOrDefault("age", "0")) >= 80),
                part("failed = 'true'", p -> p.failure().isPresent()),
                part("failure is null", p -> p.failure().isEmpty()),
                part("id like 'p1%'", p -> p.id().startsWith("p1")),
                part("at >= '" + NOON.plusSeconds(100) + "'", p -> !p.at().isBefore(NOON.plusSeconds(100))),
                part("at < '" + NOON.plusSeconds(200) + "'", p -> p.at().isBefore(NOON.plusSeconds(200))),
                part("host = 'host-1'", p -> true));
        for (int i = 0; i < QUESTIONS; i++) {
            Part<RecordedPrediction> asked = question(parts);
            assertAgreed(
                    asked,
                    client -> client.predictions().list(),
                    client -> client.predictions().where(asked.text).list(),
                    RecordedPrediction::id);
        }
    }

    private <T> void assertAgreed(
            Part<T> asked,
            Function<RegistryClient, List<T>> everything,
            Function<RegistryClient, List<T>> found,
            Function<T, String> name) {
        for (MetadataKind kind : MetadataKind.values()) {
            List<String> expected = everything.apply(clients.get(kind)).stream()
                    .filter(asked.meaning)
                    .map(name)
                    .collect(Collectors.toList());
            assertThat(found.apply(clients.get(kind)))
                    .as("seed %s, %s: %s", seed, kind, asked.text)
                    .extracting(name)
                    .isEqualTo(expected);
        }
    }

    /**
     * A part of a filter.
     *
     * @param text as it is written
     * @param meaning what it is true of
     */
    private record Part<T>(String text, Predicate<T> meaning) {

        Part<T> and(Part<T> other) {
            return new Part<>("(" + text + ") and (" + other.text + ")", meaning.and(other.meaning));
        }

        Part<T> or(Part<T> other) {
            return new Part<>(text + " or " + other.text, meaning.or(other.meaning));
        }

        Part<T> not() {
            return new Part<>("not (" + text + ")", meaning.negate());
        }
    }
}
