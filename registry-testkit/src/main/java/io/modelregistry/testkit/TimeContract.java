package io.modelregistry.testkit;

import static io.modelregistry.testkit.VersionBuilder.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.modelregistry.StageName;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.Receipt;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** Time in the history of a model only rises, whatever clocks do. */
abstract class TimeContract extends MetadataFixture {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123456Z");
    private static final Duration MICRO = Duration.ofNanos(1_000);

    private final AtomicReference<Instant> clock = new AtomicReference<>(NOON);

    TimeContract(MetadataContract contract) {
        super(contract);
    }

    /** Opens a registry whose clock is the test's. */
    private void useClock() throws Exception {
        Optional<Metadata> opened = contract.openEmpty(clock::get);
        assumeThat(opened).as("a clock that a test can move").isPresent();
        metadata.close();
        use(opened.orElseThrow());
    }

    @Test
    void keeps_times_to_the_microsecond() {
        Receipt created = registrar.create(CHURN);
        Receipt registered = registrar.register(CHURN, version("a"));
        Receipt moved = registrar.move(CHURN, "production", 1);
        assertThat(List.of(created, registered, moved))
                .extracting(Receipt::at)
                .allSatisfy(at -> assertThat(at).isEqualTo(at.truncatedTo(ChronoUnit.MICROS)));
        assertThat(model(CHURN).createdAt()).isEqualTo(created.at());
        assertThat(model(CHURN).changedAt()).isEqualTo(moved.at());
        assertThat(store.version(CHURN, 1).orElseThrow().summary().createdAt()).isEqualTo(registered.at());
        assertThat(store.moves(CHURN, new StageName("production")).get(0).at()).isEqualTo(moved.at());
        assertThat(events(Line.of(CHURN)))
                .extracting(EventRecord::at)
                .containsExactly(created.at(), registered.at(), moved.at());
    }

    @Test
    void gives_a_change_a_time_between_now_before_and_now_after() {
        Instant before = metadata.now();
        Instant at = registrar.create(CHURN).at();
        assertThat(at).isBetween(before.minus(MICRO), metadata.now().plus(MICRO));
    }

    @Test
    void cuts_off_what_is_less_than_a_microsecond() throws Exception {
        useClock();
        clock.set(NOON.plusNanos(999));
        assertThat(registrar.create(CHURN).at()).isEqualTo(NOON);
        assertThat(model(CHURN).createdAt()).isEqualTo(NOON);
    }

    @Test
    void moves_a_microsecond_on_while_the_clock_stands_still() throws Exception {
        useClock();
        Instant created = registrar.create(CHURN).at();
        assertThat(created).isEqualTo(NOON);
        assertThat(registrar.register(CHURN, version("a")).at()).isEqualTo(NOON.plus(MICRO));
        assertThat(registrar.register(CHURN, version("b")).at()).isEqualTo(NOON.plus(MICRO.multipliedBy(2)));
        assertThat(registrar.create(DIGITS).at()).isEqualTo(NOON);
        EventLines.assertChained(events(Line.REGISTRY));
    }

    @Test
    void never_runs_backwards_when_the_clock_does() throws Exception {
        useClock();
        registrar.create(CHURN);
        clock.set(NOON.minus(Duration.ofHours(1)));
        assertThat(registrar.register(CHURN, version("a")).at()).isEqualTo(NOON.plus(MICRO));
        clock.set(NOON.plusSeconds(1));
        assertThat(registrar.register(CHURN, version("b")).at()).isEqualTo(NOON.plusSeconds(1));
        EventLines.assertChained(events(Line.of(CHURN)));
    }

    @Test
    void settles_what_happened_before() {
        Instant created = registrar.create(CHURN).at();
        Instant settled = store.settle(CHURN);
        assertThat(settled).isAfterOrEqualTo(created);
        assertThat(registrar.register(CHURN, version("a")).at()).isAfterOrEqualTo(settled);
        assertThat(store.settle(DIGITS)).isBeforeOrEqualTo(metadata.now());
    }

    @Test
    void settles_while_others_write() throws Exception {
        registrar.create(CHURN);
        List<Boolean> held = Together.run(8, thread -> thread < 4 ? writes(thread) : holdsWhatItSettled());
        assertThat(held).containsOnly(true);
    }

    private boolean writes(int thread) {
        for (int i = 0; i < 6; i++) {
            registrar.register(CHURN, version(thread + " " + i));
        }
        return true;
    }

    private boolean holdsWhatItSettled() {
        for (int i = 0; i < 6; i++) {
            Instant settled = store.settle(CHURN);
            List<EventRecord> then = before(settled);
            registrar.register(CHURN, version("later"));
            if (!before(settled).equals(then)) {
                return false;
            }
        }
        return true;
    }

    private List<EventRecord> before(Instant instant) {
        return events(Line.of(CHURN)).stream()
                .filter(event -> event.at().isBefore(instant))
                .toList();
    }

    @Test
    void counts_leases_by_the_clock() throws Exception {
        useClock();
        VersionBuilder version = version("a").semantic("1.0.0");
        operations.prepare(
                Registrar.preparation(CommitBuilder.operation("first"), CHURN, version, Duration.ofHours(1)));
        clock.set(NOON.plus(Duration.ofMinutes(59)));
        assertThat(operations.fence()).isZero();
        assertThat(operations.renew(CommitBuilder.operation("first"), Duration.ofHours(1)))
                .isTrue();
        clock.set(NOON.plus(Duration.ofMinutes(118)));
        assertThat(operations.fence()).isZero();
        clock.set(NOON.plus(Duration.ofHours(2)));
        assertThat(operations.fence()).isEqualTo(1);
    }

    @Test
    void keeps_keys_as_long_as_it_is_told() throws Exception {
        useClock();
        registrar.register(CommitBuilder.operation("first"), CHURN, version("a"));
        clock.set(NOON.plus(Duration.ofDays(30)));
        assertThat(operations.forget(Duration.ofDays(30).plusMillis(1))).isZero();
        assertThat(operations.find("first")).isPresent();
        clock.set(NOON.plus(Duration.ofDays(31)));
        assertThat(operations.forget(Duration.ofDays(30))).isEqualTo(1);
        assertThat(operations.find("first")).isEmpty();
        assertThat(store.version(CHURN, 1)).isPresent();
    }
}
