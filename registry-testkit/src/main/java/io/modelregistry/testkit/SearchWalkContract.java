package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.MetricValue;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchField.Kind;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchOrder;
import io.modelregistry.spi.SearchOrder.By;
import io.modelregistry.spi.SearchOrder.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Walks of {@link SearchIndex}: every row once, page by page, in the order of a sorted list. */
abstract class SearchWalkContract extends MetadataFixture {

    private static final int THREADS = 7;
    private static final int VERSIONS = 2_100;
    private static final int PAGE = 97;
    private static final List<String> WORDS = List.of(
            "a", "a ", "a!", "a\t", "A", "B", "b", "Z", "z", "_", "~", "0", "10", "9", "é", "ß", "ss", "\u0130",
            "\uFFFD");

    private static final List<SearchField> VERSION_FIELDS = List.of(
            SearchField.of(Kind.NAME),
            SearchField.of(Kind.CREATED_BY),
            SearchField.of(Kind.SEMANTIC_VERSION),
            SearchField.of(Kind.TAG, "word"),
            SearchField.of(Kind.PARAMETER, "depth"));
    private static final List<SearchField> VERSION_NUMBERS = List.of(
            SearchField.of(Kind.CREATED),
            SearchField.of(Kind.CHANGED),
            SearchField.of(Kind.NUMBER),
            SearchField.of(Kind.PARAMETER, "depth"),
            SearchField.of(Kind.LATEST_METRIC, "accuracy"));

    SearchWalkContract(MetadataContract contract) {
        super(contract);
    }

    @Test
    void walks_over_versions_in_every_order() throws Exception {
        Random random = Seed.random("versions to be walked over");
        List<VersionBuilder> versions =
                IntStream.range(0, VERSIONS).mapToObj(i -> anything(i, random)).toList();
        List<ModelName> models = IntStream.range(0, THREADS)
                .mapToObj(i -> new ModelName((i % 2 == 0 ? "model-" : "Model-") + i))
                .toList();
        models.forEach(registrar::create);
        Together.run(THREADS, thread -> registerEvery(thread, models.get(thread), versions));
        registrar.move(models.get(0), "production", 7);
        registrar.move(models.get(1), "production", 9);
        OptionalLong one = OptionalLong.of(modelId(models.get(2)));
        for (OptionalLong modelId : List.of(OptionalLong.empty(), one)) {
            List<Long> ids = idsOf(modelId, models);
            VERSION_FIELDS.forEach(field -> assertWalks(store.versionIndex(), field, By.TEXT, modelId, ids));
            VERSION_NUMBERS.forEach(field -> assertWalks(store.versionIndex(), field, By.NUMBER, modelId, ids));
        }
    }

    private static VersionBuilder anything(int index, Random random) {
        VersionBuilder version = version();
        if (index % 4 != 0) {
            version.tag("word", WORDS.get(random.nextInt(WORDS.size())));
        }
        if (index % 3 != 0) {
            int depth = random.nextInt(30);
            version.attribute(Attribute.Kind.PARAMETER, "depth", Integer.toString(depth), depth);
        } else {
            version.attribute(Attribute.Kind.PARAMETER, "depth", "deep");
        }
        if (index % 5 == 0) {
            version.semantic(random.nextInt(3) + "." + random.nextInt(12) + ".0-rc." + index);
        }
        return version.metric(metric(index, random));
    }

    /** Many ties, zeros of both signs, and now and then a value that is not finite or not the latest. */
    private static MetricValue metric(int index, Random random) {
        double value = random.nextInt(50) / 10.0 - 2;
        OptionalDouble finite = index % 11 == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(value == 0 && random.nextBoolean() ? -0.0 : value);
        return new MetricValue(index % 13 == 0 ? "other" : "accuracy", "", finite, index % 7 != 0);
    }

    private int registerEvery(int thread, ModelName model, List<VersionBuilder> versions) {
        for (int i = thread; i < versions.size(); i += THREADS) {
            CommitBuilder commit =
                    CommitBuilder.on(model).adding(versions.get(i)).by("actor-" + i % 5);
            Registrar.prepared(registrar.prepare(commit.operation(), model, versions.get(i)));
            Registrar.done(store.commit(commit.build()));
        }
        return thread;
    }

    private List<Long> idsOf(OptionalLong modelId, List<ModelName> models) {
        List<Long> ids = new ArrayList<>();
        for (ModelName name : models) {
            if (modelId.isEmpty() || modelId.getAsLong() == modelId(name)) {
                store.versionsAfter(name, 0, VERSIONS).forEach(version -> ids.add(version.id()));
            }
        }
        return ids;
    }

    @Test
    void walks_over_models_in_every_order() {
        for (int i = 0; i < 60; i++) {
            ModelName name = new ModelName(String.format(Locale.ROOT, i % 2 == 0 ? "model-%d" : "MODEL-%d", i));
            Map<String, String> tags = i % 3 == 0 ? Map.of() : Map.of("word", WORDS.get(i % WORDS.size()));
            Registrar.done(store.commit(CommitBuilder.on(name)
                    .by("actor-" + i % 4)
                    .creating("", tags)
                    .build()));
        }
        List<Long> ids =
                store.modelsAfter(0, 100).stream().map(model -> model.id()).toList();
        for (SearchField field :
                List.of(SearchField.of(Kind.NAME), SearchField.of(Kind.CREATED_BY), SearchField.of(Kind.TAG, "word"))) {
            assertWalks(store.modelIndex(), field, By.TEXT, OptionalLong.empty(), ids);
        }
        for (SearchField field : List.of(SearchField.of(Kind.CREATED), SearchField.of(Kind.CHANGED))) {
            assertWalks(store.modelIndex(), field, By.NUMBER, OptionalLong.empty(), ids);
        }
    }

    @Test
    void walks_over_nothing() {
        for (Direction direction : Direction.values()) {
            SearchOrder order = new SearchOrder(SearchField.of(Kind.NAME), By.TEXT, direction, OptionalLong.empty());
            assertThat(store.versionIndex().walk(order, Optional.empty(), 10)).isEmpty();
            assertThat(store.modelIndex().walk(order, Optional.empty(), 10)).isEmpty();
        }
    }

    private static void assertWalks(SearchIndex index, SearchField field, By by, OptionalLong modelId, List<Long> ids) {
        for (Direction direction : Direction.values()) {
            SearchOrder order = new SearchOrder(field, by, direction, modelId);
            List<SearchHit> expected = index.values(field, ids).stream()
                    .filter(hit -> by == By.TEXT || hit.number().isPresent())
                    .sorted(HitOrder.of(order))
                    .toList();
            assertThat(expected).as("rows to walk over by %s", order).isNotEmpty();
            assertThat(inPages(index, order))
                    .as("a walk by %s", order)
                    .isEqualTo(expected.stream().map(SearchHit::id).toList());
        }
    }

    private static List<Long> inPages(SearchIndex index, SearchOrder order) {
        List<Long> ids = new ArrayList<>();
        List<SearchHit> page = index.walk(order, Optional.empty(), PAGE);
        while (!page.isEmpty()) {
            assertThat(page).hasSizeLessThanOrEqualTo(PAGE);
            page.forEach(hit -> ids.add(hit.id()));
            page = index.walk(order, Optional.of(whatCounts(page.get(page.size() - 1), order.by())), PAGE);
        }
        return ids;
    }

    /** A page token keeps no more of a row than what it is ordered by. */
    private static SearchHit whatCounts(SearchHit hit, By by) {
        return by == By.TEXT
                ? new SearchHit(hit.id(), hit.text(), OptionalDouble.empty())
                : new SearchHit(hit.id(), "", hit.number());
    }
}
