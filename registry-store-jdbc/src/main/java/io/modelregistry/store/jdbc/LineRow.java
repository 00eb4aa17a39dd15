package io.modelregistry.store.jdbc;

import io.modelregistry.Digest;
import io.modelregistry.spi.EventHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/**
 * The row of a model, or of the registry itself, under a lock: whoever holds it alone adds to the line.
 *
 * @param id key of the row
 * @param name the model's name; empty for the registry's own line
 * @param revision rises with every commit
 * @param lastNumber the highest number given
 * @param level what a client must know to write the model
 * @param lastSequence events in the line
 * @param lastDigest the digest of the last one
 * @param lastTime its time in microseconds
 */
record LineRow(
        long id,
        String name,
        long revision,
        int lastNumber,
        int level,
        long lastSequence,
        Digest lastDigest,
        long lastTime) {

    private static final String LOCK = """
            select id, name, revision, last_number, level, last_sequence, last_digest, changed_at
            from model
            where name = :name
            """;

    private static final String INSERT = """
            insert into model (name, folded, revision, last_number, level, last_sequence, last_digest,
              created_by, created_at, changed_at, short_description, description)
            values (:name, :folded, 0, 0, 0, 0, :digest, :actor, :at, :at, :short, :description)
            """;

    private static final String UPDATE = """
            update model
            set revision = revision + 1, last_number = :number, level = :level, last_sequence = :sequence, last_digest = :digest,
              changed_at = :at
            where id = :id
            """;

    /** Locks a line that exists, until the transaction ends. */
    static Optional<LineRow> lock(Handle handle, Dialect dialect, String name) {
        return handle.createQuery(LOCK + dialect.forUpdate())
                .bind("name", name)
                .map((row, context) -> read(row))
                .findOne();
    }

    /** A model that is created in this transaction, before it has an event. Its row is locked, since nobody else sees it. */
    static LineRow create(Handle handle, NewModel model, long at) {
        long id = handle.createUpdate(INSERT)
                .bind("name", model.name().value())
                .bind("folded", model.name().folded())
                .bind("digest", EventHash.GENESIS.hex())
                .bind("actor", model.actor())
                .bind("at", at)
                .bind("short", ShortText.of(model.description()))
                .bind("description", model.description())
                .executeAndReturnGeneratedKeys("id")
                .map((row, context) -> row.getLong(1))
                .one();
        return new LineRow(id, model.name().value(), 0, 0, 0, 0, EventHash.GENESIS, Long.MIN_VALUE);
    }

    private static LineRow read(ResultSet row) throws SQLException {
        return new LineRow(
                row.getLong("id"),
                row.getString("name"),
                row.getLong("revision"),
                row.getInt("last_number"),
                row.getInt("level"),
                row.getLong("last_sequence"),
                Rows.digestOrMismatch(row.getString("last_digest")),
                row.getLong("changed_at"));
    }

    /** The time of the next event: after the last one, even if the clock was set back. */
    long timeAfter(long now) {
        return lastSequence == 0 ? now : Math.max(now, lastTime + 1);
    }

    /** The same line after a commit that gave this number and takes this level. */
    LineRow after(int number, int commitLevel) {
        return new LineRow(
                id, name, revision, number, Math.max(level, commitLevel), lastSequence, lastDigest, lastTime);
    }

    /** Records where the chain ends now, with everything else as it is here. */
    void advance(Handle handle, Digest digest, long at) {
        handle.createUpdate(UPDATE)
                .bind("number", lastNumber)
                .bind("level", level)
                .bind("sequence", lastSequence + 1)
                .bind("digest", digest.hex())
                .bind("at", at)
                .bind("id", id)
                .execute();
    }
}
