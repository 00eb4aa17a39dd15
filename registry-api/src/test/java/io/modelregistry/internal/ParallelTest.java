package io.modelregistry.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelTest {

    private static final List<Integer> HUNDRED = IntStream.range(0, 100).boxed().toList();

    @AfterEach
    void clearInterrupt() {
        Thread.interrupted();
    }

    @Test
    void keeps_the_order_of_the_items() throws Exception {
        assertThat(Parallel.map(7, HUNDRED, item -> item)).isEqualTo(HUNDRED);
    }

    @Test
    void does_nothing_for_no_items() throws Exception {
        assertThat(Parallel.map(4, List.of(), item -> item)).isEmpty();
    }

    @Test
    void runs_no_more_tasks_at_once_than_it_may() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        Parallel.map(3, HUNDRED, item -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            assertThat(isInterruptedWithin(1)).isFalse();
            return running.decrementAndGet();
        });
        assertThat(most.get()).isBetween(1, 3);
    }

    @Test
    void throws_the_first_failure_and_begins_nothing_more() {
        AtomicInteger begun = new AtomicInteger();
        assertThatThrownBy(() -> Parallel.map(2, HUNDRED, item -> {
                    begun.incrementAndGet();
                    throw new IllegalArgumentException("item " + item);
                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("item [0-9]+");
        assertThat(begun.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void interrupts_what_runs_and_waits_for_it_after_a_failure() {
        CountDownLatch started = new CountDownLatch(1);
        AtomicInteger interrupted = new AtomicInteger();
        assertThatThrownBy(() -> Parallel.map(2, List.of(true, false), waits -> {
                    if (waits) {
                        started.countDown();
                        interrupted.set(isInterruptedWithin(20_000) ? 1 : 0);
                        return 0;
                    }
                    await(started);
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");
        assertThat(interrupted.get()).isEqualTo(1);
    }

    @Test
    void stops_when_its_caller_is_interrupted() {
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> Parallel.map(2, HUNDRED, item -> isInterruptedWithin(20_000)))
                .isInstanceOf(InterruptedException.class);
    }

    private static boolean isInterruptedWithin(long millis) {
        try {
            Thread.sleep(millis);
            return false;
        } catch (InterruptedException e) {
            return true;
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
