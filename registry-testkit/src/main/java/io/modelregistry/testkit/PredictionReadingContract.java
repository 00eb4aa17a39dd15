package io.modelregistry.testkit;

import static io.modelregistry.testkit.PredictionBuilder.NOON;
import static io.modelregistry.testkit.PredictionBuilder.prediction;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.serving.PredictionCount;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.PredictionStore;
import io.modelregistry.spi.RecorderRecord;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Predictions are found, counted, deleted and erased by what is asked for. */
abstract class PredictionReadingContract extends MetadataFixture {

    private static final int EACH = 60;

    private final RecorderRecord first = PredictionStoreContract.recorder("shop");
    private final RecorderRecord second = PredictionStoreContract.recorder("bank");
    private final List<PredictionRecord> stored = new ArrayList<>();
    private PredictionStore predictions;

    @SuppressWarnings("NullAway.Init") // the store is taken before each test
    PredictionReadingContract(MetadataContract contract) {
        super(contract);
    }

    @BeforeEach
    void take_the_store() {
        predictions = metadata.predictions();
    }

    private void store(PredictionBuilder... built) {
        for (PredictionBuilder builder : built) {
            PredictionRecord prediction = builder.build();
            predictions.append(List.of(prediction));
            stored.add(prediction);
        }
    }

    /** Of two recorders, two models and two stages; each time three at once. */
    private void storeSome() {
        for (RecorderRecord recorder : List.of(first, second)) {
            List<PredictionRecord> batch = new ArrayList<>();
            for (int number = 1; number <= EACH; number++) {
                PredictionBuilder builder = prediction(recorder, number)
                        .id("id-" + number % 10)
                        .of(number % 4 == 0 ? DIGITS : CHURN, 1 + number % 3)
                        .at(NOON.plusSeconds(number / 3))
                        .attribute("customer", number % 5 == 0 ? "ann" : "bob")
                        .attribute("region", number % 2 == 0 ? "north" : "south");
                if (number % 3 != 0) {
                    builder.stage(number % 3 == 1 ? "production" : "staging");
                }
                batch.add(builder.build());
            }
            predictions.append(batch);
            stored.addAll(batch);
        }
    }

    private static PredictionFilter of(ModelName model, OptionalInt number, Optional<String> stage) {
        return new PredictionFilter(
                Optional.empty(),
                Optional.of(model),
                number,
                stage.map(StageName::new),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    private static PredictionFilter between(Instant since, Instant until, Map<String, String> attributes) {
        return new PredictionFilter(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.of(since),
                Optional.of(until),
                attributes);
    }

    private static PredictionFilter with(Map<String, String> attributes) {
        return new PredictionFilter(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                attributes);
    }

    private static PredictionFilter withId(String id, Map<String, String> attributes) {
        return new PredictionFilter(
                Optional.of(id),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                attributes);
    }

    private static PredictionFilter inStage(String stage) {
        return new PredictionFilter(
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                Optional.of(new StageName(stage)),
                Optional.empty(),
                Optional.empty(),
                Map.of());
    }

    /** Pages of several sizes hold those that fit, each once, the newest first. */
    private void assertFinds(PredictionFilter filter, Predicate<PredictionRecord> expected) {
        Set<PredictionRecord> fitting =
                new HashSet<>(stored.stream().filter(expected).toList());
        List<PredictionRecord> found = predictions.newest(filter, Optional.empty(), 10_000);
        assertThat(found)
                .hasSize(fitting.size())
                .isNotEmpty()
                .doesNotHaveDuplicates()
                .allSatisfy(prediction -> assertThat(fitting).contains(prediction));
        assertInOrder(found);
        assertThat(inPages(filter, 7)).isEqualTo(found);
        assertThat(inPages(filter, 1)).isEqualTo(found);
        assertThat(predictions.count(filter)).isEqualTo(found.size());
    }

    private static void assertInOrder(List<PredictionRecord> found) {
        Set<String> left = new HashSet<>();
        for (int i = 1; i < found.size(); i++) {
            PredictionRecord before = found.get(i - 1);
            PredictionRecord after = found.get(i);
            assertThat(after.at()).isBeforeOrEqualTo(before.at());
            if (!after.at().equals(before.at())) {
                left.clear();
            } else if (after.recorder().equals(before.recorder())) {
                assertThat(after.number()).isLessThan(before.number());
            } else {
                left.add(before.recorder().id());
                assertThat(left).doesNotContain(after.recorder().id());
            }
        }
    }

    private List<PredictionRecord> inPages(PredictionFilter filter, int size) {
        List<PredictionRecord> all = new ArrayList<>();
        List<PredictionRecord> page = predictions.newest(filter, Optional.empty(), size);
        while (!page.isEmpty()) {
            all.addAll(page);
            page = predictions.newest(
                    filter, Optional.of(page.get(page.size() - 1).place()), size);
        }
        return all;
    }

    private static boolean has(PredictionRecord prediction, String name, String value) {
        return value.equals(prediction.attributes().get(name));
    }

    @Test
    void finds_all() {
        storeSome();
        assertFinds(PredictionFilter.ALL, prediction -> true);
    }

    @Test
    void finds_those_of_a_model_or_a_version() {
        storeSome();
        assertFinds(
                of(CHURN, OptionalInt.empty(), Optional.empty()),
                prediction -> prediction.stamp().model().equals(CHURN));
        assertFinds(
                of(CHURN, OptionalInt.of(2), Optional.empty()),
                prediction -> prediction.stamp().model().equals(CHURN)
                        && prediction.stamp().number() == 2);
    }

    @Test
    void finds_those_served_from_a_stage() {
        storeSome();
        Optional<StageName> production = Optional.of(new StageName("production"));
        assertFinds(
                inStage("production"), prediction -> prediction.stamp().stage().equals(production));
        assertFinds(
                of(CHURN, OptionalInt.empty(), Optional.of("production")),
                prediction -> prediction.stamp().model().equals(CHURN)
                        && prediction.stamp().stage().equals(production));
        assertFinds(
                of(CHURN, OptionalInt.of(2), Optional.of("production")),
                prediction -> prediction.stamp().model().equals(CHURN)
                        && prediction.stamp().number() == 2
                        && prediction.stamp().stage().equals(production));
    }

    @Test
    void finds_those_at_or_after_one_instant_and_before_another() {
        storeSome();
        Instant since = NOON.plusSeconds(3);
        Instant until = NOON.plusSeconds(9);
        assertFinds(
                between(since, until, Map.of()),
                prediction ->
                        !prediction.at().isBefore(since) && prediction.at().isBefore(until));
        assertFinds(
                between(since, until, Map.of("customer", "ann")),
                prediction -> has(prediction, "customer", "ann")
                        && !prediction.at().isBefore(since)
                        && prediction.at().isBefore(until));
    }

    @Test
    void takes_instants_beyond_all_time() {
        storeSome();
        assertFinds(between(Instant.MIN, Instant.MAX, Map.of()), prediction -> true);
    }

    @Test
    void finds_those_that_have_every_attribute() {
        storeSome();
        assertFinds(with(Map.of("customer", "ann")), prediction -> has(prediction, "customer", "ann"));
        assertFinds(
                with(Map.of("customer", "ann", "region", "north")),
                prediction -> has(prediction, "customer", "ann") && has(prediction, "region", "north"));
        assertThat(predictions.count(with(Map.of("region", "ann")))).isZero();
    }

    @Test
    void finds_those_with_attributes_of_a_version_in_a_stage() {
        storeSome();
        PredictionFilter filter = new PredictionFilter(
                Optional.empty(),
                Optional.of(CHURN),
                OptionalInt.of(2),
                Optional.of(new StageName("production")),
                Optional.empty(),
                Optional.empty(),
                Map.of("region", "south"));
        assertFinds(
                filter,
                prediction -> prediction.stamp().model().equals(CHURN)
                        && prediction.stamp().number() == 2
                        && prediction.stamp().stage().equals(Optional.of(new StageName("production")))
                        && has(prediction, "region", "south"));
    }

    @Test
    void finds_those_with_an_id() {
        storeSome();
        assertFinds(withId("id-3", Map.of()), prediction -> prediction.id().equals("id-3"));
        assertFinds(
                withId("id-3", Map.of("region", "south")),
                prediction -> prediction.id().equals("id-3") && has(prediction, "region", "south"));
    }

    @Test
    void tells_ids_and_attributes_apart_that_look_alike() {
        for (String text : Samples.TEXTS) {
            store(prediction(first, stored.size() + 1).id("id" + text).attribute("customer", "c" + text));
        }
        for (String text : Samples.TEXTS) {
            assertThat(predictions.count(withId("id" + text, Map.of())))
                    .as(text)
                    .isEqualTo(1);
            assertThat(predictions.count(with(Map.of("customer", "c" + text))))
                    .as(text)
                    .isEqualTo(1);
        }
    }

    @Test
    void goes_on_after_a_place_whose_prediction_was_deleted() {
        storeSome();
        List<PredictionRecord> all = predictions.newest(PredictionFilter.ALL, Optional.empty(), 1_000);
        PredictionRecord last = all.get(9);
        assertThat(predictions.delete(between(last.at(), Instant.MAX, Map.of()), 1_000))
                .isPositive();
        assertThat(predictions.newest(PredictionFilter.ALL, Optional.of(last.place()), 1_000))
                .isEqualTo(all.stream()
                        .filter(prediction -> prediction.at().isBefore(last.at()))
                        .toList());
    }

    @Test
    void counts_by_version_and_day_in_utc() {
        store(
                prediction(first, 1).at("2026-02-28T23:59:59.999999Z"),
                prediction(first, 2).at("2026-03-01T00:00:00Z").failure("no"),
                prediction(first, 3).at("2026-03-01T23:59:59.999999Z").failure(""),
                prediction(first, 4).at("2026-03-01T12:00:00Z").of(CHURN, 2),
                prediction(first, 5).at("2026-03-01T12:00:00Z").of(new ModelName("Zebra"), 1),
                prediction(first, 6).at("1969-12-31T23:59:59.999999Z"),
                prediction(first, 7).at("1970-01-01T00:00:00Z"));
        LocalDate march = LocalDate.parse("2026-03-01");
        assertThat(predictions.perDay(PredictionFilter.ALL))
                .containsExactly(
                        new PredictionCount(new ModelName("Zebra"), 1, march, 1, 0),
                        new PredictionCount(CHURN, 2, march, 1, 0),
                        new PredictionCount(CHURN, 1, march, 2, 2),
                        new PredictionCount(CHURN, 1, march.minusDays(1), 1, 0),
                        new PredictionCount(CHURN, 1, LocalDate.EPOCH, 1, 0),
                        new PredictionCount(CHURN, 1, LocalDate.EPOCH.minusDays(1), 1, 0));
    }

    @Test
    void counts_those_that_fit() {
        storeSome();
        PredictionFilter filter = with(Map.of("customer", "ann"));
        assertThat(predictions.perDay(filter).stream()
                        .mapToLong(PredictionCount::predictions)
                        .sum())
                .isEqualTo(predictions.count(filter));
        assertThat(predictions.perDay(of(DIGITS, OptionalInt.empty(), Optional.empty())))
                .allSatisfy(count -> assertThat(count.model()).isEqualTo(DIGITS))
                .hasSize(3);
    }

    @Test
    void tells_which_ids_are_repeated() {
        store(
                prediction(first, 1).id("once"),
                prediction(first, 2).id("twice"),
                prediction(second, 1).id("twice"),
                prediction(second, 2).id("not asked for"),
                prediction(second, 3).id("not asked for"));
        assertThat(predictions.repeated(List.of("once", "twice", "never", "twice")))
                .containsExactly("twice");
        assertThat(predictions.repeated(List.of())).isEmpty();
    }

    @Test
    void tells_repeated_ids_of_a_page() {
        storeSome();
        List<String> ids =
                new ArrayList<>(stored.stream().map(PredictionRecord::id).toList());
        for (int i = 0; i < 1_000; i++) {
            ids.add("never " + i);
        }
        assertThat(predictions.repeated(ids)).hasSize(10);
    }

    @Test
    void deletes_at_most_as_many_as_it_is_asked_to() {
        storeSome();
        PredictionFilter filter = with(Map.of("customer", "bob"));
        long all = predictions.count(filter);
        assertThat(predictions.delete(filter, 10)).isEqualTo(10);
        assertThat(predictions.count(filter)).isEqualTo(all - 10);
        assertThat(predictions.delete(filter, 1_000)).isEqualTo((int) all - 10);
        assertThat(predictions.delete(filter, 1_000)).isZero();
        assertThat(predictions.count(PredictionFilter.ALL)).isEqualTo(2 * EACH - all);
    }

    @Test
    void deletions_at_once_delete_each_once() throws Exception {
        storeSome();
        List<Integer> deleted = Together.run(4, thread -> {
            int sum = 0;
            while (predictions.count(PredictionFilter.ALL) > 0) {
                sum += predictions.delete(PredictionFilter.ALL, 7);
            }
            return sum;
        });
        assertThat(deleted.stream().mapToInt(Integer::intValue).sum()).isEqualTo(2 * EACH);
    }

    @Test
    void erases_what_tells_of_a_person_and_nothing_else() {
        store(
                prediction(first, 1)
                        .payloads("in", "out")
                        .failure("no")
                        .stage("production")
                        .attribute("customer", "ann")
                        .attribute("request", "1"),
                prediction(first, 2).payloads("in", "out").attribute("customer", "bob"));
        assertThat(predictions.erase(with(Map.of("customer", "ann")), 10)).isEqualTo(1);
        PredictionRecord erased = prediction(first, 1)
                .failure("")
                .stage("production")
                .attribute("customer", "")
                .attribute("request", "")
                .build();
        assertThat(predictions.newest(PredictionFilter.ALL, Optional.empty(), 10))
                .containsExactly(stored.get(1), erased);
        assertThat(predictions.count(with(Map.of("customer", "ann")))).isZero();
    }

    @Test
    void erases_at_most_as_many_as_it_is_asked_to() {
        storeSome();
        PredictionFilter filter = with(Map.of("customer", "bob"));
        int all = (int) predictions.count(filter);
        assertThat(predictions.erase(filter, 10)).isEqualTo(10);
        assertThat(predictions.erase(filter, 1_000)).isEqualTo(all - 10);
        assertThat(predictions.erase(filter, 1_000)).isZero();
        assertThat(predictions.count(PredictionFilter.ALL)).isEqualTo(2 * EACH);
    }
}
