package io.modelregistry.store.jdbc;

import io.modelregistry.spi.RecorderRecord;
import org.jdbi.v3.core.Handle;

/** The row of a recorder, under a lock: whoever holds it alone adds to what arrived. */
final class RecorderRow {

    private static final String LOCK = """
            select id
            from recorder
            where uuid = :uuid
            """;

    private static final String INSERT = """
            insert into recorder (uuid, application, host, started_at, reserved, seen_at)
            values (:uuid, :application, :host, :started, :reserved, :now)
            """;

    private static final String RESERVE = """
            update recorder
            set reserved = case when reserved < :reserved then :reserved else reserved end, seen_at = :now
            where id = :id
            """;

    private static final String END = """
            update recorder
            set last_used = :last, seen_at = :now
            where uuid = :uuid
            """;

    private RecorderRow() {}

    /** Locks a recorder, adding it if it is not known, and reserves numbers for it; returns the key of its row. */
    static long reserve(Handle handle, Dialect dialect, StoreClock clock, RecorderRecord recorder, long upTo) {
        long now = clock.now(handle);
        long id = handle.createQuery(LOCK + dialect.forUpdate())
                .bind("uuid", recorder.id())
                .map((row, context) -> row.getLong(1))
                .findOne()
                .orElseGet(() -> insert(handle, recorder, now));
        handle.createUpdate(RESERVE)
                .bind("reserved", upTo)
                .bind("now", now)
                .bind("id", id)
                .execute();
        return id;
    }

    private static long insert(Handle handle, RecorderRecord recorder, long now) {
        return handle.createUpdate(INSERT)
                .bind("uuid", recorder.id())
                .bind("application", recorder.application())
                .bind("host", recorder.host())
                .bind("started", Micros.of(recorder.startedAt()))
                .bind("reserved", 0)
                .bind("now", now)
                .executeAndReturnGeneratedKeys("id")
                .map((row, context) -> row.getLong(1))
                .one();
    }

    static int end(Handle handle, StoreClock clock, String recorder, long last) {
        return handle.createUpdate(END)
                .bind("last", last)
                .bind("now", clock.now(handle))
                .bind("uuid", recorder)
                .execute();
    }
}
