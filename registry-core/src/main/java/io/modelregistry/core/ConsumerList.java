package io.modelregistry.core;

import io.modelregistry.Limits;
import io.modelregistry.ModelName;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.TextTable;
import io.modelregistry.serving.Consumer;
import io.modelregistry.spi.ConsumerStore;
import java.time.Duration;
import java.util.AbstractList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Consumers, by model, falling number and application, that print as an aligned table. */
final class ConsumerList extends AbstractList<Consumer> {

    /** Five heartbeats. */
    private static final Duration LATELY = Duration.ofMinutes(5);

    private static final Comparator<Consumer> ORDER = Comparator.comparing(
                    (Consumer consumer) -> consumer.model().value())
            .thenComparing(Consumer::number, Comparator.reverseOrder())
            .thenComparing(Consumer::application)
            .thenComparing(Consumer::host)
            .thenComparing(Consumer::process)
            .thenComparing(Consumer::reference);

    private final List<Consumer> consumers;

    private ConsumerList(List<Consumer> consumers) {
        this.consumers = consumers;
    }

    /** Those of a model, or all, that were seen lately. */
    static ConsumerList read(ConsumerStore store, Optional<ModelName> model) {
        List<Consumer> found = store.list(model, LATELY, Limits.LIST + 1);
        if (found.size() > Limits.LIST) {
            throw InvalidInputException.of(
                    "list",
                    "consumers",
                    "at most " + Limits.LIST + " consumers; those of one model are asked for by model(…).consumers()");
        }
        return new ConsumerList(found.stream().sorted(ORDER).toList());
    }

    @Override
    public Consumer get(int index) {
        return consumers.get(index);
    }

    @Override
    public int size() {
        return consumers.size();
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return "no consumers";
        }
        TextTable table = new TextTable(List.of("version", "follows", "application", "host", "since", "last seen"));
        consumers.forEach(consumer -> table.row(row(consumer)));
        return size() + (size() == 1 ? " consumer\n" : " consumers\n") + table;
    }

    private static List<String> row(Consumer consumer) {
        return List.of(
                consumer.model() + ":" + consumer.number(),
                consumer.reference(),
                consumer.application() + " (" + consumer.process() + ")",
                consumer.host(),
                consumer.since().toString(),
                consumer.lastSeen().toString());
    }
}
