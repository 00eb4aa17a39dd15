package io.modelregistry.examples.digits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelregistry.TransferListener;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final Progress progress = new Progress(new PrintStream(printed, true, StandardCharsets.UTF_8));

    @Test
    void a_line_says_what_and_ends_with_what_came_of_it() {
        assertThat(progress.during("counting", () -> 42, counted -> "got " + counted))
                .isEqualTo(42);
        assertThat(output()).startsWith("  counting ").contains("got 42 in 0.").endsWith("s" + System.lineSeparator());
    }

    @Test
    void long_work_ticks() {
        progress.during("sleeping", ProgressTest::sleep, done -> "done");
        assertThat(output()).contains("..");
    }

    private static String sleep() {
        long end = System.nanoTime() + 700_000_000;
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(50_000_000);
        }
        return "slept";
    }

    @Test
    void a_failure_is_passed_on() {
        assertThatThrownBy(() -> progress.during(
                        "failing",
                        () -> {
                            throw new IllegalStateException("broken");
                        },
                        Object::toString))
                .hasMessage("broken");
    }

    @Test
    void a_transfer_shows_each_quarter_once_over_all_files() {
        TransferListener transfer = progress.transfer(100);
        transfer.transferred("a", 20, 60);
        assertThat(output()).isEmpty();
        transfer.transferred("b", 40, 40);
        transfer.transferred("a", 20, 60);
        assertThat(output()).isEqualTo("25 % 50 % ");
        transfer.transferred("a", 60, 60);
        assertThat(output()).isEqualTo("25 % 50 % 75 % 100 % ");
    }

    private String output() {
        return printed.toString(StandardCharsets.UTF_8);
    }
}
