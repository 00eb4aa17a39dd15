package io.modelregistry.store.jdbc;

import io.modelregistry.Digest;
import io.modelregistry.ModelFile;
import io.modelregistry.ModelName;
import io.modelregistry.ResolvedVersion;
import io.modelregistry.SemanticVersion;
import io.modelregistry.StageName;
import io.modelregistry.spi.BlobKey;
import io.modelregistry.spi.BlobRecord;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.Line;
import io.modelregistry.spi.Revision;
import io.modelregistry.spi.StoredFile;
import io.modelregistry.spi.VersionSummary;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Reads rows as values. */
final class Rows {

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

    private Rows() {}

    static VersionSummary summary(ResultSet row) throws SQLException {
        return new VersionSummary(
                new ModelName(row.getString("model_name")),
                row.getInt("number"),
                semanticVersion(row),
                new Digest(row.getString("digest")),
                Micros.instant(row.getLong("created_at")),
                Codes.lifecycle(row.getInt("lifecycle")));
    }

    /** What nothing was ever said about has none. */
    static String annotations(ResultSet row) throws SQLException {
        String annotations = row.getString("annotations");
        return annotations == null ? Revision.NOTHING : annotations;
    }

    static StoredFile file(ResultSet row) throws SQLException {
        Digest digest = new Digest(row.getString("digest"));
        return new StoredFile(
                new ModelFile(row.getString("name"), row.getLong("size"), digest),
                new BlobKey(digest, row.getInt("incarnation")));
    }

    static ResolvedVersion inStage(ResultSet row) throws SQLException {
        return new ResolvedVersion(
                new ModelName(row.getString("model_name")),
                row.getInt("number"),
                semanticVersion(row),
                new Digest(row.getString("digest")),
                Optional.of(new StageName(row.getString("stage"))),
                OptionalLong.of(row.getLong("move")));
    }

    static EventRecord event(ResultSet row) throws SQLException {
        return new EventRecord(
                row.getLong("id"),
                new Line(row.getString("line")),
                row.getLong("sequence"),
                row.getString("kind"),
                optionalInt(row, "number"),
                row.getString("actor"),
                Micros.instant(row.getLong("happened_at")),
                row.getString("content"),
                digestOrMismatch(row.getString("previous")),
                digestOrMismatch(row.getString("digest")));
    }

    static BlobRecord blob(ResultSet row) throws SQLException {
        return new BlobRecord(
                row.getLong("id"),
                new BlobKey(new Digest(row.getString("digest")), row.getInt("incarnation")),
                row.getLong("size"),
                Codes.blobState(row.getInt("state")),
                row.getLong("generation"));
    }

    private static Optional<SemanticVersion> semanticVersion(ResultSet row) throws SQLException {
        return Optional.ofNullable(row.getString("semantic_version")).map(SemanticVersion::parse);
    }

    /**
     * The digest in a chain of events. A text that is none was put there by somebody else; its own digest stands for it,
     * which fits no event, so that whoever verifies the chain finds it there instead of failing.
     */
    static Digest digestOrMismatch(String text) {
        return DIGEST.matcher(text).matches() ? new Digest(text) : Digest.of(text.getBytes(StandardCharsets.UTF_8));
    }

    static OptionalInt optionalInt(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }

    static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
    }

    static OptionalDouble optionalDouble(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
