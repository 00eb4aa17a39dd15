package io.modelregistry.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.serving.Consumer;
import io.modelregistry.spi.ConsumerReport;
import io.modelregistry.spi.ConsumerReport.Use;
import io.modelregistry.spi.ConsumerStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** {@link ConsumerStore}: who serves what, as far as they said lately. */
abstract class ConsumerStoreContract extends MetadataFixture {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Use CHURN_7 = new Use("churn@production", CHURN, 7, Duration.ofMinutes(10));
    private static final Use DIGITS_2 = new Use("vision/digits:^2.0", DIGITS, 2, Duration.ZERO);

    private ConsumerStore consumers;

    @SuppressWarnings("NullAway.Init") // the store is taken before each test
    ConsumerStoreContract(MetadataContract contract) {
        super(contract);
    }

    @BeforeEach
    void take_the_store() {
        consumers = metadata.consumers();
    }

    static ConsumerReport report(String client, Use... uses) {
        return new ConsumerReport(client, "shop", "host-1", 4242, List.of(uses));
    }

    private List<Consumer> all() {
        return consumers.list(Optional.empty(), HOUR, 1_000);
    }

    private Stream<String> references() {
        return all().stream().map(consumer -> consumer.reference() + " " + consumer.number());
    }

    @Test
    void a_report_is_listed_with_times_by_the_clock_of_the_store() {
        Instant before = metadata.now();
        consumers.report(report("a", CHURN_7));
        Consumer listed = all().get(0);
        assertThat(listed)
                .isEqualTo(new Consumer(
                        "shop",
                        "host-1",
                        4242,
                        "churn@production",
                        CHURN,
                        7,
                        listed.lastSeen().minus(CHURN_7.age()),
                        listed.lastSeen()));
        assertThat(listed.lastSeen()).isBetween(before, metadata.now());
    }

    @Test
    void a_report_takes_the_place_of_the_former_one_of_the_same_client_alone() {
        consumers.report(report("a", CHURN_7, DIGITS_2));
        consumers.report(report("b", CHURN_7));
        Use next = new Use("churn@production", CHURN, 8, Duration.ZERO);
        consumers.report(report("a", next));
        assertThat(references()).containsExactlyInAnyOrder("churn@production 8", "churn@production 7");
        consumers.report(report("b"));
        assertThat(references()).containsExactly("churn@production 8");
        consumers.report(report("unknown"));
        assertThat(all()).hasSize(1);
    }

    @Test
    void a_version_runs_since_it_was_first_reported() throws Exception {
        consumers.report(report("a", CHURN_7));
        Instant since = all().get(0).since();
        letShortLeasesRunOut();
        consumers.report(report("a", new Use("churn@production", CHURN, 7, Duration.ZERO), DIGITS_2));
        Consumer again = consumers.list(Optional.of(CHURN), HOUR, 10).get(0);
        assertThat(again.since()).isEqualTo(since);
        assertThat(again.lastSeen()).isAfter(since.plus(CHURN_7.age()));

        Use moved = new Use("churn@staging", CHURN, 7, Duration.ZERO);
        consumers.report(report("a", moved));
        assertThat(all().get(0).since()).isEqualTo(all().get(0).lastSeen());
    }

    @Test
    void those_of_one_model_are_listed_and_no_more_than_asked_for() {
        consumers.report(report("a", CHURN_7, DIGITS_2));
        consumers.report(report("b", CHURN_7));
        assertThat(consumers.list(Optional.of(CHURN), HOUR, 10)).hasSize(2);
        assertThat(consumers.list(Optional.of(DIGITS), HOUR, 10))
                .extracting(Consumer::reference)
                .containsExactly("vision/digits:^2.0");
        assertThat(consumers.list(Optional.of(CHURN), HOUR, 1)).hasSize(1);
        assertThat(consumers.list(Optional.empty(), HOUR, 2)).hasSize(2);
    }

    @Test
    void those_not_seen_lately_are_not_listed_and_can_be_forgotten() throws Exception {
        consumers.report(report("a", CHURN_7, DIGITS_2));
        letShortLeasesRunOut();
        assertThat(consumers.list(Optional.empty(), SHORT_LEASE, 10)).isEmpty();
        assertThat(consumers.list(Optional.of(CHURN), SHORT_LEASE, 10)).isEmpty();
        assertThat(consumers.forget(HOUR)).isZero();
        assertThat(all()).hasSize(2);
        assertThat(consumers.forget(SHORT_LEASE)).isEqualTo(2);
        assertThat(all()).isEmpty();
    }

    @Test
    void texts_are_kept_as_they_are() {
        Use longest = new Use("r".repeat(512), CHURN, Integer.MAX_VALUE, Duration.ofDays(365));
        String application = "é😀".repeat(60);
        consumers.report(
                new ConsumerReport("a", application, "h".repeat(255), Long.MAX_VALUE, List.of(longest, CHURN_7)));
        Consumer listed = all().stream()
                .filter(consumer -> consumer.number() == Integer.MAX_VALUE)
                .findFirst()
                .orElseThrow();
        assertThat(listed.application()).isEqualTo(application);
        assertThat(listed.host()).hasSize(255);
        assertThat(listed.process()).isEqualTo(Long.MAX_VALUE);
        assertThat(listed.reference()).hasSize(512);
    }

    @Test
    void clients_that_report_at_once_do_not_disturb_each_other() throws Exception {
        Together.run(8, client -> {
            for (int round = 1; round <= 5; round++) {
                consumers.report(report("client-" + client, uses(client, round)));
            }
            return client;
        });
        assertThat(references())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, 8)
                        .boxed()
                        .flatMap(client -> Stream.of(uses(client, 5)))
                        .map(use -> use.reference() + " " + use.number())
                        .toList());
    }

    private static Use[] uses(int client, int round) {
        return IntStream.range(0, 20)
                .mapToObj(i -> new Use("churn@stage-" + client + "-" + i, CHURN, round, Duration.ZERO))
                .toArray(Use[]::new);
    }
}
