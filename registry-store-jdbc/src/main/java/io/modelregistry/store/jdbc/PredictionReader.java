package io.modelregistry.store.jdbc;

import io.modelregistry.Digest;
import io.modelregistry.ModelName;
import io.modelregistry.StageName;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.serving.PredictionCount;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.RecorderRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Reads predictions and their gaps. */
final class PredictionReader {

    private static final String BY_KEYS = """
            select p.id, p.number, p.name, p.model_name, p.version_number, p.digest, p.stage, p.move, p.made_at, p.latency,
              p.input_digest, p.input, p.output, p.failure, r.uuid, r.application, r.host, r.started_at
            from prediction p
            join recorder r on r.id = p.recorder_id
            where p.id in (<ids>)
            """;

    private static final String ATTRIBUTES = """
            select prediction_id, name, text
            from prediction_attribute
            where prediction_id in (<ids>)
            """;

    private static final String REPEATED = """
            select name
            from prediction
            where name in (<ids>)
            group by name
            having count(*) > 1
            """;

    private PredictionReader() {}

    /** The rows with these keys, in their order. */
    static List<PredictionRecord> byKeys(Handle handle, List<Long> keys) {
        Map<Long, Map<String, String>> attributes = Chunks.texts(handle, ATTRIBUTES, keys);
        Map<Long, PredictionRecord> found = new HashMap<>();
        Chunks.query(handle, BY_KEYS, keys, row -> {
            long key = row.getLong("id");
            return found.put(key, prediction(row, attributes.getOrDefault(key, Map.of())));
        });
        return keys.stream().map(found::get).filter(Objects::nonNull).toList();
    }

    private static PredictionRecord prediction(ResultSet row, Map<String, String> attributes) throws SQLException {
        return new PredictionRecord(
                recorder(row),
                row.getLong("number"),
                row.getString("name"),
                stamp(row),
                Micros.instant(row.getLong("made_at")),
                Duration.ofNanos(row.getLong("latency")),
                Optional.ofNullable(row.getString("input_digest")).map(Digest::new),
                Optional.ofNullable(row.getString("input")),
                Optional.ofNullable(row.getString("output")),
                attributes,
                Optional.ofNullable(row.getString("failure")));
    }

    private static ModelStamp stamp(ResultSet row) throws SQLException {
        return new ModelStamp(
                new ModelName(row.getString("model_name")),
                row.getInt("version_number"),
                new Digest(row.getString("digest")),
                Optional.ofNullable(row.getString("stage")).map(StageName::new),
                Rows.optionalLong(row, "move"));
    }

    static RecorderRecord recorder(ResultSet row) throws SQLException {
        return new RecorderRecord(
                row.getString("uuid"),
                row.getString("application"),
                row.getString("host"),
                Micros.instant(row.getLong("started_at")));
    }

    static PredictionCount count(ResultSet row) throws SQLException {
        Instant day = Micros.instant(row.getLong("day_start"));
        return new PredictionCount(
                new ModelName(row.getString("model_name")),
                row.getInt("version_number"),
                LocalDate.ofInstant(day, ZoneOffset.UTC),
                row.getLong("predictions"),
                row.getLong("failures"));
    }

    static List<String> repeated(Handle handle, Collection<String> ids) {
        return Chunks.query(handle, REPEATED, ids, row -> row.getString(1));
    }
}
