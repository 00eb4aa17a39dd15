package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventHash;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.LineEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads events. */
final class EventReader {

    private static final String COLUMNS = """
            select id, line, sequence, kind, number, actor, happened_at, content, previous, digest
            from event
            """;

    private static final String OF_LINE = COLUMNS + """
            where model_id = (select id from model where name = :line) and sequence > :sequence
            order by sequence
            limit :limit
            """;

    private static final String ABOUT_VERSION = COLUMNS + """
            where model_id = (select id from model where name = :line) and number = :number and sequence > :sequence
            order by sequence
            limit :limit
            """;

    private static final String ABOUT_MODEL = COLUMNS + """
            where model_id = (select id from model where name = :line) and number is null and sequence > :sequence
            order by sequence
            limit :limit
            """;

    private static final String NEWEST_FIRST = """

            order by happened_at desc, id desc
            limit :limit
            """;

    private static final String END = """
            select last_sequence, last_digest
            from model
            where name = :line
            """;

    private EventReader() {}

    static List<EventRecord> ofLine(Handle handle, Line line, long afterSequence, int limit) {
        return handle.createQuery(OF_LINE)
                .bind("line", line.name())
                .bind("sequence", afterSequence)
                .bind("limit", limit)
                .map((row, context) -> Rows.event(row))
                .list();
    }

    static List<EventRecord> about(Handle handle, ModelName model, OptionalInt number, long afterSequence, int limit) {
        Query query = handle.createQuery(number.isPresent() ? ABOUT_VERSION : ABOUT_MODEL)
                .bind("line", model.value())
                .bind("sequence", afterSequence)
                .bind("limit", limit);
        number.ifPresent(value -> query.bind("number", value));
        return query.map((row, context) -> Rows.event(row)).list();
    }

    static List<EventRecord> newest(Handle handle, EventFilter filter, Optional<EventRecord.Place> after, int limit) {
        Query query = handle.createQuery(COLUMNS + where(filter, after) + NEWEST_FIRST)
                .bind("limit", limit);
        filter.line().ifPresent(line -> query.bind("line", line.name()));
        filter.actor().ifPresent(actor -> query.bind("actor", actor));
        filter.kind().ifPresent(kind -> query.bind("kind", kind));
        filter.since().ifPresent(since -> query.bind("since", Micros.of(since)));
        after.ifPresent(place -> query.bind("at", Micros.of(place.at())).bind("id", place.id()));
        return query.map((row, context) -> Rows.event(row)).list();
    }

    /** The conditions that apply: one for each that is there, so that an index can be chosen. */
    private static String where(EventFilter filter, Optional<EventRecord.Place> after) {
        List<String> conditions = new ArrayList<>();
        filter.line().ifPresent(line -> conditions.add("model_id = (select id from model where name = :line)"));
        filter.actor().ifPresent(actor -> conditions.add("actor = :actor"));
        filter.kind().ifPresent(kind -> conditions.add("kind = :kind"));
        filter.since().ifPresent(since -> conditions.add("happened_at >= :since"));
        after.ifPresent(place -> conditions.add("happened_at <= :at and (happened_at < :at or id < :id)"));
        return conditions.isEmpty() ? "" : "where " + String.join("\n  and ", conditions);
    }

    static LineEnd end(Handle handle, Line line) {
        return handle.createQuery(END)
                .bind("line", line.name())
                .map((row, context) ->
                        new LineEnd(row.getLong("last_sequence"), Rows.digestOrMismatch(row.getString("last_digest"))))
                .findOne()
                .orElseGet(() -> new LineEnd(0, EventHash.GENESIS));
    }
}
