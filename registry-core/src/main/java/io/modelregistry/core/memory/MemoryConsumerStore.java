package io.modelregistry.core.memory;

import io.modelregistry.ModelName;
import io.modelregistry.serving.Consumer;
import io.modelregistry.spi.ConsumerReport;
import io.modelregistry.spi.ConsumerStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The consumers of a registry in memory. */
final class MemoryConsumerStore implements ConsumerStore {

    private final Guard guard;
    private final Ticker ticker;
    private final Map<String, List<Consumer>> byClient = new HashMap<>();

    MemoryConsumerStore(Guard guard, Ticker ticker) {
        this.guard = guard;
        this.ticker = ticker;
    }

    @Override
    public void report(ConsumerReport report) {
        guard.alone(() -> {
            List<Consumer> before = byClient.getOrDefault(report.client(), List.of());
            Instant now = ticker.now();
            byClient.put(
                    report.client(),
                    report.uses().stream()
                            .map(use -> consumer(report, use, before, now))
                            .toList());
        });
    }

    private static Consumer consumer(
            ConsumerReport report, ConsumerReport.Use use, List<Consumer> before, Instant now) {
        Instant since = before.stream()
                .filter(known -> known.reference().equals(use.reference()) && known.number() == use.number())
                .map(Consumer::since)
                .findFirst()
                .orElse(now.minus(use.age()));
        return new Consumer(
                report.application(),
                report.host(),
                report.process(),
                use.reference(),
                use.model(),
                use.number(),
                since,
                now);
    }

    @Override
    public List<Consumer> list(Optional<ModelName> model, Duration within, int limit) {
        return guard.alone(() -> {
            Instant since = ticker.now().minus(within);
            return byClient.values().stream()
                    .flatMap(List::stream)
                    .filter(consumer -> !consumer.lastSeen().isBefore(since))
                    .filter(consumer -> model.isEmpty() || model.get().equals(consumer.model()))
                    .limit(limit)
                    .toList();
        });
    }

    @Override
    public int forget(Duration age) {
        return guard.alone(() -> {
            Instant before = ticker.now().minus(age);
            int known = count();
            byClient.values()
                    .removeIf(uses -> uses.stream()
                            .allMatch(consumer -> consumer.lastSeen().isBefore(before)));
            return known - count();
        });
    }

    private int count() {
        return byClient.values().stream().mapToInt(List::size).sum();
    }
}
