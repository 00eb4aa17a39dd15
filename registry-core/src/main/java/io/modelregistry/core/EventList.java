package io.modelregistry.core;

import io.modelregistry.Event;
import io.modelregistry.internal.TextTable;
import java.util.AbstractList;
import java.util.List;
import java.util.OptionalInt;

/** Events that print as an aligned table. */
final class EventList extends AbstractList<Event> {

    private final List<Event> events;

    EventList(List<Event> events) {
        this.events = List.copyOf(events);
    }

    @Override
    public Event get(int index) {
        return events.get(index);
    }

    @Override
    public int size() {
        return events.size();
    }

    @Override
    public String toString() {
        if (isEmpty()) {
            return "no events";
        }
        TextTable table = new TextTable(List.of("at", "what", "model", "version", "stage", "by", "reason"));
        events.forEach(event -> table.row(row(event)));
        return size() + (size() == 1 ? " event\n" : " events\n") + table;
    }

    private static List<String> row(Event event) {
        OptionalInt number = event.number();
        return List.of(
                event.at().toString(),
                event.kind(),
                event.model().isEmpty() ? event.details().getOrDefault("model", "") : event.model(),
                number.isPresent() ? Integer.toString(number.getAsInt()) : "",
                event.details().getOrDefault("stage", ""),
                event.actor(),
                event.details().getOrDefault("reason", ""));
    }
}
