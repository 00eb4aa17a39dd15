package io.modelregistry.store.jdbc;

import io.modelregistry.Digest;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/**
 * The blobs that there are and were of one digest.
 *
 * @param digest the digest
 * @param last the highest incarnation that was ever given
 * @param usable the one that is neither gone nor being deleted
 */
record Incarnations(Digest digest, int last, Optional<BlobRecord> usable) {

    static Incarnations of(ResultSet row) throws SQLException {
        Digest digest = new Digest(row.getString("digest"));
        boolean isUsable = row.getInt("state") < Codes.of(BlobRecord.State.DELETING);
        Optional<BlobRecord> usable = isUsable ? Optional.of(Rows.blob(row)) : Optional.empty();
        return new Incarnations(digest, row.getInt("incarnation"), usable);
    }

    Incarnations and(Incarnations other) {
        return new Incarnations(digest, Math.max(last, other.last), usable.or(other::usable));
    }

    /** The key that follows the highest one known of a digest. */
    static BlobKey next(Digest digest, Optional<Incarnations> known) {
        return new BlobKey(digest, known.map(Incarnations::last).orElse(0) + 1);
    }
}
