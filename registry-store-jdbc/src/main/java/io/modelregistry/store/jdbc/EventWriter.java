package io.modelregistry.store.jdbc;

import io.modelregistry.Digest;
import io.modelregistry.spi.EventDraft;
import io.modelregistry.spi.EventHash;
import io.modelregistry.spi.Line;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** Appends events to lines. */
final class EventWriter {

    private static final String INSERT = """
            insert into event (model_id, line, sequence, kind, number, actor, happened_at, content, previous, digest)
            values (:model, :line, :sequence, :kind, :number, :actor, :at, :content, :previous, :digest)
            """;

    private static final String INSERT_PENDING = "insert into pending_event (event_id) values (:id)";

    private EventWriter() {}

    /**
     * Adds an event to a line that is locked, and moves the end of its chain.
     *
     * @param at its time in microseconds
     * @param number the version it is about
     */
    static void append(Handle handle, LineRow line, EventDraft draft, long at, OptionalInt number) {
        Digest digest = EventHash.of(
                line.lastDigest(), new Line(line.name()), line.lastSequence() + 1, number, Micros.instant(at), draft);
        long id = handle.createUpdate(INSERT)
                .bind("model", line.id())
                .bind("line", line.name())
                .bind("sequence", line.lastSequence() + 1)
                .bind("kind", draft.kind())
                .bind("number", number)
                .bind("actor", draft.actor())
                .bind("at", at)
                .bind("content", draft.content())
                .bind("previous", line.lastDigest().hex())
                .bind("digest", digest.hex())
                .executeAndReturnGeneratedKeys("id")
                .map((row, context) -> row.getLong(1))
                .one();
        handle.createUpdate(INSERT_PENDING).bind("id", id).execute();
        line.advance(handle, digest, at);
    }
}
