package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.SemanticVersion;
import io.modelregistry.spi.Attribute;
import io.modelregistry.spi.MetricValue;
import io.modelregistry.spi.Receipt;
import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchField.Kind;
import io.modelregistry.spi.SearchGroup;
import io.modelregistry.spi.SearchHit;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchRange;
import io.modelregistry.spi.SearchRange.Numbers;
import io.modelregistry.spi.SearchRange.Texts;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Values and candidates of {@link SearchIndex}. */
abstract class SearchIndexContract extends MetadataFixture {

    SearchIndexContract(MetadataContract contract) {
        super(contract);
    }

    private List<Object> values(SearchField field, long id) {
        return values(store.versionIndex(), field, id);
    }

    /** Each value as a text or a number. */
    private static List<Object> values(SearchIndex index, SearchField field, long id) {
        List<SearchHit> hits = index.values(field, List.of(id));
        assertThat(hits).extracting(SearchHit::id).containsOnly(hits.isEmpty() ? new Long[0] : new Long[] {id});
        return hits.stream()
                .<Object>map(hit -> hit.number().isPresent() && hit.text().isEmpty()
                        ? (Object) hit.number().getAsDouble()
                        : hit.text())
                .toList();
    }

    private static double micros(Instant instant) {
        return (double) ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    @Test
    void counts_rows_of_all_models_or_of_one() {
        assertThat(store.versionIndex().count(OptionalLong.empty())).isZero();
        assertThat(store.modelIndex().count(OptionalLong.empty())).isZero();
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        registrar.register(DIGITS, version("c"));
        assertThat(store.versionIndex().count(OptionalLong.empty())).isEqualTo(3);
        assertThat(store.versionIndex().count(OptionalLong.of(modelId(CHURN)))).isEqualTo(2);
        assertThat(store.modelIndex().count(OptionalLong.empty())).isEqualTo(2);
    }

    @Test
    void gives_the_value_of_each_field_of_a_version() {
        VersionBuilder given = version("a").semantic("1.2.3-rc.1").description("a first try");
        Receipt receipt = registrar.register(CHURN, given);
        long id = versionId(CHURN, 1);
        assertThat(values(SearchField.of(Kind.NAME), id)).containsExactly("churn");
        assertThat(values(SearchField.of(Kind.CREATED), id)).containsExactly(micros(receipt.at()));
        assertThat(values(SearchField.of(Kind.CHANGED), id)).containsExactly(micros(receipt.at()));
        assertThat(values(SearchField.of(Kind.CREATED_BY), id)).containsExactly(CommitBuilder.ACTOR);
        assertThat(values(SearchField.of(Kind.DESCRIPTION), id)).containsExactly("a first try");
        assertThat(values(SearchField.of(Kind.NUMBER), id)).containsExactly(1.0);
        assertThat(values(SearchField.of(Kind.SEMANTIC_VERSION), id))
                .containsExactly(SemanticVersion.parse("1.2.3-rc.1").sortKey());
        assertThat(values(SearchField.of(Kind.DIGEST), id))
                .containsExactly(given.digest().hex());
        assertThat(values(SearchField.of(Kind.STAGE), id)).isEmpty();
        assertThat(values(SearchField.of(Kind.METRIC, "accuracy"), id)).isEmpty();
    }

    @Test
    void gives_no_semantic_version_where_there_is_none() {
        registrar.register(CHURN, version("a"));
        assertThat(values(SearchField.of(Kind.SEMANTIC_VERSION), versionId(CHURN, 1)))
                .isEmpty();
    }

    @Test
    void gives_the_value_of_each_field_of_a_model() {
        Receipt created = Registrar.done(store.commit(CommitBuilder.on(CHURN)
                .creating("who leaves", Map.of("team", "growth", "Team", "other"))
                .build()));
        Receipt changed = registrar.register(CHURN, version("a"));
        SearchIndex index = store.modelIndex();
        long id = modelId(CHURN);
        assertThat(values(index, SearchField.of(Kind.NAME), id)).containsExactly("churn");
        assertThat(values(index, SearchField.of(Kind.CREATED), id)).containsExactly(micros(created.at()));
        assertThat(values(index, SearchField.of(Kind.CHANGED), id)).containsExactly(micros(changed.at()));
        assertThat(values(index, SearchField.of(Kind.CREATED_BY), id)).containsExactly(CommitBuilder.ACTOR);
        assertThat(values(index, SearchField.of(Kind.DESCRIPTION), id)).containsExactly("who leaves");
        assertThat(values(index, SearchField.of(Kind.TAG, "team"), id)).containsExactly("growth");
        assertThat(values(index, SearchField.of(Kind.TAG, "Team"), id)).containsExactly("other");
        assertThat(values(index, SearchField.of(Kind.TAG, "TEAM"), id)).isEmpty();
    }

    @Test
    void gives_every_kind_of_attribute_by_its_name_exactly() {
        VersionBuilder version = version("a");
        for (Attribute.Kind kind : Attribute.Kind.values()) {
            version.attribute(kind, "name", "text of " + kind)
                    .attribute(kind, "Name", "other")
                    .attribute(kind, "name ", "third");
        }
        registrar.register(CHURN, version);
        for (Attribute.Kind kind : EnumSet.complementOf(EnumSet.of(Attribute.Kind.WORD))) {
            SearchField field = SearchField.of(Kind.valueOf(kind.name()), "name");
            assertThat(values(field, versionId(CHURN, 1))).containsExactly("text of " + kind);
        }
    }

    @Test
    void gives_text_and_number_of_an_attribute() {
        registrar.register(CHURN, version("a").attribute(Attribute.Kind.PARAMETER, "depth", "1e1", 10));
        SearchHit hit = store.versionIndex()
                .values(SearchField.of(Kind.PARAMETER, "depth"), List.of(versionId(CHURN, 1)))
                .get(0);
        assertThat(hit).isEqualTo(new SearchHit(versionId(CHURN, 1), "1e1", OptionalDouble.of(10)));
    }

    @Test
    void gives_every_value_of_a_field_with_several() {
        registrar.register(
                CHURN,
                version("a")
                        .attribute(Attribute.Kind.PARENT, "parent", "base:1")
                        .attribute(Attribute.Kind.PARENT, "parent", "base:2")
                        .metric(new MetricValue("accuracy", "test", OptionalDouble.of(0.5), false))
                        .metric(new MetricValue("accuracy", "test", OptionalDouble.of(0.6), false))
                        .metric(new MetricValue("accuracy", "wine", OptionalDouble.of(0.7), true)));
        registrar.move(CHURN, "production", 1);
        registrar.move(CHURN, "staging", 1);
        long id = versionId(CHURN, 1);
        assertThat(values(SearchField.of(Kind.PARENT, "parent"), id)).containsExactlyInAnyOrder("base:1", "base:2");
        assertThat(values(SearchField.of(Kind.STAGE), id)).containsExactlyInAnyOrder("production", "staging");
        assertThat(values(SearchField.of(Kind.METRIC, "accuracy"), id)).containsExactlyInAnyOrder(0.5, 0.6, 0.7);
        assertThat(values(new SearchField(Kind.METRIC, "accuracy", "test"), id)).containsExactlyInAnyOrder(0.5, 0.6);
        assertThat(values(new SearchField(Kind.METRIC, "accuracy", "nothing"), id))
                .isEmpty();
        assertThat(values(SearchField.of(Kind.LATEST_METRIC, "accuracy"), id)).containsExactly(0.7);
        assertThat(values(SearchField.of(Kind.METRIC, "Accuracy"), id)).isEmpty();
    }

    @Test
    void gives_the_names_of_files_and_finds_rows_by_them() {
        registrar.register(CHURN, version().file("model.onnx", "a").file("model/größe.json", "b"));
        registrar.register(CHURN, version().file("Model.onnx", "c"));
        registrar.register(DIGITS, version().file("model.onnx", "a"));
        SearchField file = SearchField.of(Kind.FILE);
        SearchIndex index = store.versionIndex();
        assertThat(values(file, versionId(CHURN, 1))).containsExactlyInAnyOrder("model.onnx", "model/größe.json");
        assertThat(index.candidates(Texts.only(file, "model.onnx"), OptionalLong.empty(), 10))
                .extracting(SearchHit::id)
                .containsExactlyInAnyOrder(versionId(CHURN, 1), versionId(DIGITS, 1));
        assertThat(index.candidates(Texts.only(file, "model.onnx"), OptionalLong.of(modelId(CHURN)), 10))
                .extracting(SearchHit::id)
                .containsExactly(versionId(CHURN, 1));
    }

    @Test
    void registers_a_file_whose_name_is_too_long_to_be_searched() {
        String name = "x".repeat(1_024);
        registrar.register(CHURN, version().file(name, "a"));
        assertThat(store.files(versionId(CHURN, 1)))
                .singleElement()
                .satisfies(file -> assertThat(file.file().name()).isEqualTo(name));
    }

    @Test
    void counts_rows_by_a_text_once_each_the_most_frequent_first() {
        SearchField team = SearchField.of(Kind.TAG, "team");
        SearchIndex index = store.versionIndex();
        assertThat(index.groups(team, OptionalLong.empty(), 10)).isEmpty();
        for (String text : List.of("b", "B", "b ", "a", "b", "é")) {
            registrar.register(CHURN, version("team " + text).tag("team", text));
        }
        registrar.register(DIGITS, version("c").tag("team", "a").tag("Team", "x"));
        registrar.register(
                DIGITS,
                version("d")
                        .attribute(Attribute.Kind.DEPENDENCY, "torch", "2.4")
                        .attribute(Attribute.Kind.DEPENDENCY, "torch", "2.4")
                        .attribute(Attribute.Kind.DEPENDENCY, "torch", "2.5"));
        registrar.move(CHURN, "production", 1);
        registrar.move(CHURN, "staging", 1);
        registrar.move(DIGITS, "production", 1);
        assertThat(index.groups(team, OptionalLong.empty(), 10))
                .containsExactly(
                        new SearchGroup("a", 2),
                        new SearchGroup("b", 2),
                        new SearchGroup("B", 1),
                        new SearchGroup("b ", 1),
                        new SearchGroup("é", 1));
        assertThat(index.groups(team, OptionalLong.empty(), 1)).containsExactly(new SearchGroup("a", 2));
        assertThat(index.groups(team, OptionalLong.of(modelId(DIGITS)), 10)).containsExactly(new SearchGroup("a", 1));
        assertThat(index.groups(SearchField.of(Kind.DEPENDENCY, "torch"), OptionalLong.empty(), 10))
                .containsExactly(new SearchGroup("2.4", 1), new SearchGroup("2.5", 1));
        assertThat(index.groups(SearchField.of(Kind.STAGE), OptionalLong.empty(), 10))
                .containsExactly(new SearchGroup("production", 2), new SearchGroup("staging", 1));
        assertThat(index.groups(SearchField.of(Kind.NAME), OptionalLong.empty(), 10))
                .containsExactly(new SearchGroup("churn", 6), new SearchGroup(DIGITS.value(), 2));
        assertThat(store.modelIndex().groups(SearchField.of(Kind.CREATED_BY), OptionalLong.empty(), 10))
                .containsExactly(new SearchGroup(CommitBuilder.ACTOR, 2));
        assertThat(store.modelIndex().groups(team, OptionalLong.empty(), 10)).isEmpty();
    }

    @Test
    void gives_words_between_two_and_finds_rows_by_them() {
        for (String words : List.of("tree", "trees", "treat tree", "tre", "tref", "ﾄree")) {
            VersionBuilder version = version(words);
            Stream.of(words.split(" ", -1)).forEach(word -> version.attribute(Attribute.Kind.WORD, "", word));
            registrar.register(CHURN, version.attribute(Attribute.Kind.WORD, "tree", "tree"));
        }
        SearchField tree = new SearchField(Kind.WORD, "tree", "tref");
        SearchIndex index = store.versionIndex();
        List<Long> ids = LongStream.rangeClosed(1, 6)
                .mapToObj(number -> versionId(CHURN, (int) number))
                .toList();
        assertThat(index.values(tree, ids))
                .extracting(SearchHit::text)
                .containsExactlyInAnyOrder("tree", "trees", "tree");
        assertThat(index.candidates(new Texts(tree, "", Optional.empty()), OptionalLong.empty(), 10))
                .extracting(SearchHit::id)
                .containsExactlyInAnyOrder(ids.get(0), ids.get(1), ids.get(2));
        assertThat(index.candidates(new Texts(tree, "", Optional.empty()), OptionalLong.of(modelId(CHURN)), 2))
                .hasSize(2);
    }

    @Test
    void gives_metrics_that_are_not_finite_without_a_number() {
        registrar.register(
                CHURN,
                version("a")
                        .metric(new MetricValue("loss", "", OptionalDouble.empty(), true))
                        .metric("loss", 0.5));
        List<SearchHit> hits =
                store.versionIndex().values(SearchField.of(Kind.METRIC, "loss"), List.of(versionId(CHURN, 1)));
        assertThat(hits)
                .extracting(SearchHit::number)
                .containsExactlyInAnyOrder(OptionalDouble.empty(), OptionalDouble.of(0.5));
    }

    @Test
    void gives_values_of_the_rows_asked_for() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        registrar.register(DIGITS, version("c"));
        List<Long> asked = List.of(versionId(CHURN, 2), versionId(DIGITS, 1), 1_000_000L);
        assertThat(store.versionIndex().values(SearchField.of(Kind.NUMBER), asked))
                .extracting(SearchHit::id)
                .containsExactlyInAnyOrder(versionId(CHURN, 2), versionId(DIGITS, 1));
        assertThat(store.versionIndex().values(SearchField.of(Kind.NUMBER), List.of()))
                .isEmpty();
    }

    @Test
    void changes_a_version_when_it_enters_and_when_it_leaves_a_stage() {
        registrar.register(CHURN, version("a"));
        registrar.register(CHURN, version("b"));
        Receipt untouched = registrar.register(CHURN, version("c"));
        SearchField changed = SearchField.of(Kind.CHANGED);
        Receipt entered = registrar.move(CHURN, "production", 1);
        assertThat(values(changed, versionId(CHURN, 1))).containsExactly(micros(entered.at()));
        Receipt replaced = registrar.move(CHURN, "production", 2);
        assertThat(values(changed, versionId(CHURN, 1))).containsExactly(micros(replaced.at()));
        assertThat(values(changed, versionId(CHURN, 2))).containsExactly(micros(replaced.at()));
        Receipt emptied = registrar.move(CHURN, "production", OptionalInt.empty());
        assertThat(values(changed, versionId(CHURN, 2))).containsExactly(micros(emptied.at()));
        assertThat(values(changed, versionId(CHURN, 3))).containsExactly(micros(untouched.at()));
    }

    @Test
    void finds_each_value_of_a_row_that_is_in_a_range() {
        registrar.register(
                CHURN,
                version("a")
                        .metric(new MetricValue("accuracy", "test", OptionalDouble.of(0.5), false))
                        .metric(new MetricValue("accuracy", "wine", OptionalDouble.of(0.6), true))
                        .attribute(Attribute.Kind.PARENT, "parent", "base:1")
                        .attribute(Attribute.Kind.PARENT, "parent", "base:2")
                        .attribute(Attribute.Kind.PARAMETER, "depth", "1e1", 10));
        registrar.move(CHURN, "production", 1);
        registrar.move(CHURN, "staging", 1);
        long id = versionId(CHURN, 1);
        assertThat(candidates(numbers(Kind.METRIC, "accuracy", 0, 1)))
                .containsExactlyInAnyOrder(hit(id, "", 0.5), hit(id, "", 0.6));
        assertThat(candidates(numbers(Kind.METRIC, "accuracy", 0.55, 1))).containsExactly(hit(id, "", 0.6));
        assertThat(candidates(numbers(Kind.PARAMETER, "depth", 10, 10))).containsExactly(hit(id, "1e1", 10));
        assertThat(candidates(Texts.only(SearchField.of(Kind.PARAMETER, "depth"), "1e1")))
                .containsExactly(hit(id, "1e1", 10));
        assertThat(candidates(new Texts(SearchField.of(Kind.PARENT, "parent"), "b", Optional.of("c"))))
                .extracting(SearchHit::text)
                .containsExactlyInAnyOrder("base:1", "base:2");
        assertThat(candidates(new Texts(SearchField.of(Kind.STAGE), "", Optional.empty())))
                .extracting(SearchHit::text)
                .containsExactlyInAnyOrder("production", "staging");
        assertThat(candidates(numbers(Kind.NUMBER, "", 1, 1))).containsExactly(hit(id, "", 1));
    }

    private List<SearchHit> candidates(SearchRange range) {
        return store.versionIndex().candidates(range, OptionalLong.empty(), 10);
    }

    private static SearchHit hit(long id, String text, double number) {
        return new SearchHit(id, text, OptionalDouble.of(number));
    }

    private static Numbers numbers(Kind kind, String name, double from, double to) {
        return new Numbers(SearchField.of(kind, name), from, to);
    }

    @Test
    void counts_both_ends_of_a_range_of_numbers_and_zero_of_either_sign() {
        List<Double> values = List.of(-1.0, -0.0, 0.0, 0.5, 1.0, Double.MAX_VALUE, -Double.MAX_VALUE);
        values.forEach(value -> registrar.register(CHURN, version("v " + value).metric("m", value)));
        assertCandidates(0.0, 0.0, 2, 3);
        assertCandidates(-0.0, -0.0, 2, 3);
        assertCandidates(-1.0, 0.5, 1, 2, 3, 4);
        assertCandidates(0.5, Double.POSITIVE_INFINITY, 4, 5, 6);
        assertCandidates(Double.NEGATIVE_INFINITY, -1.0, 1, 7);
        assertCandidates(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, 1, 2, 3, 4, 5, 6, 7);
    }

    private void assertCandidates(double from, double to, int... numbers) {
        Long[] ids = LongStream.range(0, numbers.length)
                .mapToObj(i -> versionId(CHURN, numbers[(int) i]))
                .toArray(Long[]::new);
        assertThat(store.versionIndex().candidates(numbers(Kind.METRIC, "m", from, to), OptionalLong.empty(), 100))
                .extracting(SearchHit::id)
                .doesNotHaveDuplicates()
                .contains(ids);
    }

    @Test
    void finds_each_text_alone_among_texts_that_look_alike() {
        List<String> texts =
                Samples.TEXTS.stream().filter(text -> !text.isEmpty()).toList();
        texts.forEach(text -> registrar.register(CHURN, version("text " + text).tag("t", text)));
        for (int i = 0; i < texts.size(); i++) {
            Texts only = Texts.only(SearchField.of(Kind.TAG, "t"), texts.get(i));
            assertThat(store.versionIndex().candidates(only, OptionalLong.empty(), 1_000))
                    .extracting(SearchHit::id)
                    .as("'%s'", texts.get(i))
                    .contains(versionId(CHURN, i + 1));
            assertThat(values(SearchField.of(Kind.TAG, "t"), versionId(CHURN, i + 1)))
                    .containsExactly(texts.get(i));
        }
    }

    @Test
    void counts_values_in_each_of_some_ranges_up_to_a_limit() {
        for (int i = 0; i < 12; i++) {
            registrar.register(
                    i % 2 == 0 ? CHURN : DIGITS,
                    version("content " + i).tag("team", "growth").metric("m", i));
        }
        SearchIndex index = store.versionIndex();
        Texts growth = Texts.only(SearchField.of(Kind.TAG, "team"), "growth");
        Texts nobody = Texts.only(SearchField.of(Kind.TAG, "nobody"), "growth");
        Numbers some = numbers(Kind.METRIC, "m", 3, 5);
        List<SearchRange> all = List.of(growth, some, nobody, growth);
        assertThat(index.count(all, OptionalLong.empty(), 100)).containsExactly(12, 3, 0, 12);
        assertThat(index.count(all, OptionalLong.empty(), 12)).containsExactly(12, 3, 0, 12);
        assertThat(index.count(all, OptionalLong.empty(), 5)).containsExactly(5, 3, 0, 5);
        assertThat(index.count(all, OptionalLong.of(modelId(DIGITS)), 100)).containsExactly(6, 2, 0, 6);
        assertThat(index.count(List.of(some), OptionalLong.of(modelId(CHURN)), 100))
                .containsExactly(1);
        assertThat(index.count(List.of(), OptionalLong.empty(), 100)).isEmpty();
        assertThat(store.modelIndex().count(List.of(growth), OptionalLong.empty(), 100))
                .containsExactly(0);
    }

    @Test
    void gives_as_many_candidates_as_are_asked_for() {
        for (int i = 0; i < 12; i++) {
            registrar.register(
                    i % 2 == 0 ? CHURN : DIGITS, version("content " + i).tag("team", "growth"));
        }
        SearchIndex index = store.versionIndex();
        Texts growth = Texts.only(SearchField.of(Kind.TAG, "team"), "growth");
        assertThat(index.candidates(growth, OptionalLong.empty(), 5))
                .extracting(SearchHit::id)
                .hasSize(5)
                .doesNotHaveDuplicates();
        assertThat(index.candidates(growth, OptionalLong.empty(), 12))
                .extracting(SearchHit::id)
                .hasSize(12)
                .doesNotHaveDuplicates();
        List<Long> ofOne = index.candidates(growth, OptionalLong.of(modelId(DIGITS)), 100).stream()
                .map(SearchHit::id)
                .toList();
        assertThat(store.versions(ofOne))
                .hasSize(6)
                .allSatisfy(version -> assertThat(version.summary().model()).isEqualTo(DIGITS));
    }
}
