package io.modelregistry.core.predict;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeOrderedIdsTest {

    private final AtomicLong millis = new AtomicLong(1_772_366_400_123L);
    private final TimeOrderedIds ids = new TimeOrderedIds(() -> Instant.ofEpochMilli(millis.get()));

    @Test
    void has_the_form_of_rfc_9562() {
        UUID id = ids.next();
        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis.get());
    }

    @Test
    void rises_within_a_millisecond_and_when_the_clock_jumps_back() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.next().toString());
            if (i == 5_000) {
                millis.addAndGet(-60_000);
            }
        }
        assertThat(made).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void differs_from_those_of_others_in_the_same_millisecond() {
        TimeOrderedIds others = new TimeOrderedIds(() -> Instant.ofEpochMilli(millis.get()));
        assertThat(ids.next()).isNotEqualTo(others.next());
    }
}
