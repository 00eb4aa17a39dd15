package io.modelregistry.core.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {

    @Test
    void what_failed_waits_and_another_revision_does_not() {
        Backoff backoff = new Backoff(Duration.ofHours(1));
        assertThat(backoff.isDue(7)).isTrue();
        backoff.failed(7);
        assertThat(backoff.isDue(7)).isFalse();
        assertThat(backoff.isDue(8)).isTrue();
        backoff.succeeded();
        assertThat(backoff.isDue(7)).isTrue();
    }

    @Test
    void it_is_tried_again_after_the_interval() throws Exception {
        Backoff backoff = new Backoff(Duration.ofMillis(1));
        backoff.failed(7);
        backoff.failed(7);
        while (!backoff.isDue(7)) {
            Thread.sleep(1);
        }
        assertThat(backoff.isDue(7)).isTrue();
    }
}
