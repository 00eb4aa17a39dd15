package io.modelregistry.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.internal.NumberRanges.Range;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class NumberRangesTest {

    private final NumberRanges numbers = new NumberRanges();

    @Test
    void misses_everything_at_first() {
        assertThat(numbers.last()).isZero();
        assertThat(numbers.ranges()).isEmpty();
        assertThat(numbers.missing(0)).isEmpty();
        assertThat(numbers.missing(3)).containsExactly(new Range(1, 3));
    }

    @Test
    void joins_ranges_that_touch() {
        numbers.add(new Range(1, 2));
        numbers.add(new Range(5, 6));
        numbers.add(new Range(3, 4));
        assertThat(numbers.ranges()).containsExactly(new Range(1, 6));
    }

    @Test
    void takes_in_what_a_range_covers() {
        numbers.add(new Range(3, 4));
        numbers.add(new Range(7, 7));
        numbers.add(new Range(2, 9));
        assertThat(numbers.ranges()).containsExactly(new Range(2, 9));
    }

    @Test
    void keeps_a_range_that_holds_the_new_one() {
        numbers.add(new Range(1, 9));
        numbers.add(new Range(3, 4));
        assertThat(numbers.ranges()).containsExactly(new Range(1, 9));
    }

    @Test
    void tells_what_is_missing_between() {
        numbers.add(new Range(2, 3));
        numbers.add(new Range(6, 7));
        assertThat(numbers.missing(9)).containsExactly(new Range(1, 1), new Range(4, 5), new Range(8, 9));
        assertThat(numbers.missing(5)).containsExactly(new Range(1, 1), new Range(4, 5));
        assertThat(numbers.missing(4)).containsExactly(new Range(1, 1), new Range(4, 4));
    }

    @Test
    void holds_what_a_set_would() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        TreeSet<Long> expected = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            long number = 1L + random.nextInt(200);
            assertThat(numbers.add(number)).as("seed %d", seed).isEqualTo(expected.add(number));
        }
        TreeSet<Long> found = new TreeSet<>();
        for (Range range : numbers.ranges()) {
            for (long number = range.first(); number <= range.last(); number++) {
                found.add(number);
            }
        }
        assertThat(found).as("seed %d", seed).isEqualTo(expected);
        assertThat(numbers.last()).isEqualTo(expected.last());
    }
}
