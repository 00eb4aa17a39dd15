package io.modelregistry.store.jdbc;

import io.modelregistry.spi.EventRecord;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * All events in one order that never changes. A writer only notes that its event has no place yet, so writers of several
 * models never wait for each other. A reader first gives places to the events that were committed meanwhile, under one lock:
 * an event that is committed late gets a place after all that were read before. Events of one line keep their order,
 * since their ids rise and each is committed before the next is begun.
 */
final class HistoryFeed {

    private static final String ANY_PENDING = """
            select event_id
            from pending_event
            limit 1
            """;

    /** The one row that every registry has; nothing else locks it. */
    private static final String LOCK = """
            select id
            from registry
            where id = 1
            """;

    private static final String LAST = "select coalesce(max(place), 0) from feed";

    private static final String PENDING = """
            select event_id
            from pending_event
            order by event_id
            limit :limit
            """;

    private static final String PLACE = "insert into feed (place, event_id) values (:place, :event)";

    private static final String FORGET = "delete from pending_event where event_id = :event";

    private static final String AFTER = """
            select f.place, e.id, e.line, e.sequence, e.kind, e.number, e.actor, e.happened_at, e.content, e.previous,
              e.digest
            from feed f
            join event e on e.id = f.event_id
            where f.place > :place
            order by f.place
            limit :limit
            """;

    private final Transactions transactions;
    private final Dialect dialect;

    HistoryFeed(Transactions transactions, Dialect dialect) {
        this.transactions = transactions;
        this.dialect = dialect;
    }

    List<EventRecord.Positioned> after(long position, int limit) {
        placeAll();
        return transactions.read(handle -> read(handle, position, limit));
    }

    long last() {
        placeAll();
        return transactions.read(HistoryFeed::last);
    }

    private void placeAll() {
        while (transactions.read(HistoryFeed::isAnyPending)) {
            transactions.write(handle -> Ending.keep(givePlaces(handle)));
        }
    }

    private static boolean isAnyPending(Handle handle) {
        return handle.createQuery(ANY_PENDING)
                .map((row, context) -> row.getLong(1))
                .findFirst()
                .isPresent();
    }

    private int givePlaces(Handle handle) {
        handle.createQuery(LOCK + dialect.forUpdate())
                .map((row, context) -> row.getInt(1))
                .one();
        long place = last(handle);
        List<Long> pending = handle.createQuery(PENDING)
                .bind("limit", Settings.BATCH)
                .map((row, context) -> row.getLong(1))
                .list();
        List<Placed> placed = new ArrayList<>(pending.size());
        for (long event : pending) {
            placed.add(new Placed(++place, event));
        }
        Batches.execute(
                handle,
                PLACE,
                placed,
                (batch, row) -> batch.bind("place", row.place()).bind("event", row.event()));
        Batches.execute(handle, FORGET, pending, (batch, event) -> batch.bind("event", event));
        return placed.size();
    }

    private static long last(Handle handle) {
        return handle.createQuery(LAST).map((row, context) -> row.getLong(1)).one();
    }

    private static List<EventRecord.Positioned> read(Handle handle, long position, int limit) {
        return handle.createQuery(AFTER)
                .bind("place", position)
                .bind("limit", limit)
                .map((row, context) -> new EventRecord.Positioned(row.getLong("place"), Rows.event(row)))
                .list();
    }

    private record Placed(long place, long event) {}
}
