package io.modelregistry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FiguresTest {

    @Test
    void a_number_is_as_short_as_it_can_be_and_exact() {
        assertThat(Figures.text(0.85)).isEqualTo("0.85");
        assertThat(Figures.text(20)).isEqualTo("20");
        assertThat(Figures.text(-0.0)).isEqualTo("0");
        assertThat(Figures.text(0.0001)).isEqualTo("0.0001");
        assertThat(Figures.text(1e300)).isEqualTo("1.0E300");
        assertThat(Figures.text(Double.MIN_VALUE)).isEqualTo("4.9E-324");
        assertThat(Figures.text(Double.NaN)).isEqualTo("NaN");
        assertThat(Figures.text(Double.NEGATIVE_INFINITY)).isEqualTo("-Infinity");
    }

    @Test
    void a_duration_is_told_by_its_parts() {
        assertThat(Figures.text(Duration.ZERO)).isEqualTo("0 seconds");
        assertThat(Figures.text(Duration.ofSeconds(1))).isEqualTo("1 second");
        assertThat(Figures.text(Duration.ofHours(36))).isEqualTo("1 day 12 hours");
        assertThat(Figures.text(Duration.ofMillis(61_500))).isEqualTo("1 minute 1.5 seconds");
        assertThat(Figures.text(Duration.ofSeconds(Long.MAX_VALUE))).startsWith("106751991167300 days ");
    }

    @Test
    void a_list_ends_in_and() {
        assertThat(Figures.list(List.of())).isEmpty();
        assertThat(Figures.list(List.of("ana"))).isEqualTo("ana");
        assertThat(Figures.list(List.of("ana", "ben"))).isEqualTo("ana and ben");
        assertThat(Figures.list(List.of("ana", "ben", "cy"))).isEqualTo("ana, ben and cy");
    }
}
