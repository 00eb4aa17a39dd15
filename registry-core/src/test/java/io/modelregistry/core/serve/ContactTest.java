package io.modelregistry.core.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ContactTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

    private final AtomicReference<Instant> wall = new AtomicReference<>(NOON);
    private final Contact contact = new Contact(wall::get);

    @Test
    void a_clock_that_jumps_back_or_ahead_makes_nothing_older() {
        contact.made();
        wall.set(NOON.minus(Duration.ofDays(400)));
        assertThat(contact.age()).isLessThan(Duration.ofHours(1)).isGreaterThanOrEqualTo(Duration.ZERO);
        wall.set(NOON.plus(Duration.ofDays(400)));
        assertThat(contact.age()).isLessThan(Duration.ofHours(1));
        assertThat(contact.at()).isEqualTo(NOON);
    }

    @Test
    void what_an_earlier_process_heard_is_as_old_as_the_clock_on_the_wall_says() {
        contact.remembered(NOON.minus(Duration.ofHours(3)));
        assertThat(contact.age()).isBetween(Duration.ofHours(3), Duration.ofHours(4));
        assertThat(contact.isOffline()).isTrue();
        contact.made();
        assertThat(contact.age()).isLessThan(Duration.ofHours(1));
        assertThat(contact.isOffline()).isFalse();
    }

    @Test
    void what_it_heard_in_the_future_counts_as_just_now() {
        contact.remembered(NOON.plus(Duration.ofHours(3)));
        assertThat(contact.age()).isBetween(Duration.ZERO, Duration.ofHours(1));
    }
}
