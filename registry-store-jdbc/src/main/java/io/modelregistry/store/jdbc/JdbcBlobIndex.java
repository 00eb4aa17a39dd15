package io.modelregistry.store.jdbc;

import io.modelregistry.ModelName;
import io.modelregistry.spi.BlobIndex;
import io.modelregistry.spi.BlobRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Blobs in a database. */
final class JdbcBlobIndex implements BlobIndex {

    private static final int PENDING = Codes.of(BlobRecord.State.PENDING);
    private static final int PRESENT = Codes.of(BlobRecord.State.PRESENT);
    private static final int DELETING = Codes.of(BlobRecord.State.DELETING);

    private static final String AFTER = """
            select id, digest, incarnation, size, state, generation
            from stored_blob
            where id > :id and state != :gone
            order by id
            limit :limit
            """;

    private static final String MARK_PRESENT = """
            update stored_blob
            set state = :present
            where id = :id and state = :pending
            """;

    private static final String PINNED = """
            select operation_id
            from pin
            where blob_id = :id
            limit 1
            """;

    private static final String REFERRED_TO = """
            select version_id
            from version_file
            where blob_id = :id
            limit 1
            """;

    private static final String ATTACHED = """
            select version_id
            from attachment
            where blob_id = :id
            limit 1
            """;

    private static final String USES = """
            select v.model_name, v.number, f.name
            from version_file f
            join version v on v.id = f.version_id
            where f.blob_id = :id
            union all
            select v.model_name, v.number, a.name
            from attachment a
            join version v on v.id = a.version_id
            where a.blob_id = :id
            limit :limit
            """;

    private static final String CONDEMN = """
            update stored_blob
            set state = :deleting
            where id = :id and generation = :generation and state in (:pending, :present)
            """;

    private static final String IS_DELETING = """
            select id
            from stored_blob
            where id = :id and state = 2
            """;

    private static final String DROP = """
            update stored_blob
            set state = :gone
            where id = :id and state = :deleting
            """;

    private final Transactions transactions;

    JdbcBlobIndex(Transactions transactions) {
        this.transactions = transactions;
    }

    @Override
    public List<BlobRecord> after(long id, int limit) {
        return transactions.read(handle -> handle.createQuery(AFTER)
                .bind("id", id)
                .bind("gone", Codes.GONE)
                .bind("limit", limit)
                .map((row, context) -> Rows.blob(row))
                .list());
    }

    /** By rising id, which is not the order of digests: each batch is a transaction, and collisions are repeated. */
    @Override
    public void markPresent(Collection<Long> ids) {
        for (List<Long> chunk : Chunks.split(ids.stream().sorted().toList())) {
            transactions.write(handle -> {
                Batches.execute(
                        handle,
                        MARK_PRESENT,
                        chunk,
                        (batch, id) ->
                                batch.bind("present", PRESENT).bind("id", id).bind("pending", PENDING));
                return Ending.keep(chunk.size());
            });
        }
    }

    /**
     * Pins first. A pin becomes a reference in one commit: whoever does not see the pin any more, because that commit has
     * happened, sees the reference in a read that begins later. The other way round both reads could miss.
     */
    @Override
    public boolean isReferenced(long id) {
        return transactions.read(handle ->
                exists(handle, PINNED, id) || exists(handle, REFERRED_TO, id) || exists(handle, ATTACHED, id));
    }

    private static boolean exists(Handle handle, String query, long id) {
        return handle.createQuery(query)
                .bind("id", id)
                .map((row, context) -> row.getLong(1))
                .findFirst()
                .isPresent();
    }

    @Override
    public List<Use> uses(long id, int limit) {
        return transactions.read(handle -> handle.createQuery(USES)
                .bind("id", id)
                .bind("limit", limit)
                .map((row, context) -> use(row))
                .list());
    }

    private static Use use(ResultSet row) throws SQLException {
        return new Use(new ModelName(row.getString("model_name")), row.getInt("number"), row.getString("name"));
    }

    @Override
    public boolean condemn(long id, long generation) {
        return transactions.write(handle -> {
            handle.createUpdate(CONDEMN)
                    .bind("deleting", DELETING)
                    .bind("id", id)
                    .bind("generation", generation)
                    .bind("pending", PENDING)
                    .bind("present", PRESENT)
                    .execute();
            return Ending.keep(exists(handle, IS_DELETING, id));
        });
    }

    @Override
    public void drop(long id) {
        transactions.write(handle -> Ending.keep(handle.createUpdate(DROP)
                .bind("gone", Codes.GONE)
                .bind("id", id)
                .bind("deleting", DELETING)
                .execute()));
    }
}
