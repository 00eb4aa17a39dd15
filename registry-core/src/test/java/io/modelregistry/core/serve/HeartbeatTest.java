package io.modelregistry.core.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelregistry.ModelName;
import io.modelregistry.spi.ConsumerReport;
import io.modelregistry.spi.ConsumerReport.Use;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HeartbeatTest {

    private static final Use USE = new Use("churn@production", new ModelName("churn"), 7, Duration.ZERO);

    private final BlockingQueue<ConsumerReport> reports = new LinkedBlockingQueue<>();
    private final AtomicInteger failures = new AtomicInteger();
    private volatile List<Use> uses = List.of(USE);
    private final Heartbeat heartbeat = new Heartbeat(
            this::take,
            () -> uses,
            new ServingSettings(new ServedMemory(Path.of("unused"), "memory:"), false, "shop", () -> "host-1"),
            Duration.ofMillis(20));

    private void take(ConsumerReport report) {
        if (failures.getAndDecrement() > 0) {
            throw new IllegalStateException("away");
        }
        reports.add(report);
    }

    private ConsumerReport next() throws InterruptedException {
        ConsumerReport report = reports.poll(1, TimeUnit.MINUTES);
        assertThat(report).isNotNull();
        return report;
    }

    @AfterEach
    void close() {
        heartbeat.close();
    }

    @Test
    void it_goes_on_also_after_failures() throws Exception {
        failures.set(3);
        heartbeat.changed();
        assertThat(next().uses()).containsExactly(USE);
        assertThat(next().application()).isEqualTo("shop");
        assertThat(next().client()).isEqualTo(next().client());
    }

    @Test
    void it_ends_with_nothing_served() throws Exception {
        heartbeat.changed();
        next();
        heartbeat.close();
        heartbeat.close();
        heartbeat.changed();
        ConsumerReport last = next();
        while (!reports.isEmpty()) {
            last = next();
        }
        assertThat(last.uses()).isEmpty();
    }

    @Test
    void nothing_is_reported_once_and_then_no_more() throws Exception {
        heartbeat.changed();
        next();
        uses = List.of();
        while (!next().uses().isEmpty()) {
            // Reports of before.
        }
        heartbeat.close();
        assertThat(reports).isEmpty();
    }
}
