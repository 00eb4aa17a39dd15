package io.modelregistry.store.jdbc;

import io.modelregistry.Digest;
import io.modelregistry.StageName;
import io.modelregistry.serving.ModelStamp;
import io.modelregistry.spi.PredictionRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Inserts predictions of one recorder, and takes away. */
final class PredictionWriter {

    private static final String INSERT = """
            insert into prediction (recorder_id, number, name, model_name, version_number, digest, stage, move, made_at, latency,
              input_digest, input, output, failure)
            values (:recorder, :number, :name, :model, :version, :digest, :stage, :move, :at, :latency,
              :inputDigest, :input, :output, :failure)
            """;

    private static final String KEYS = """
            select id, number
            from prediction
            where recorder_id = :recorder and number in (<ids>)
            """;

    private static final String INSERT_ATTRIBUTE = """
            insert into prediction_attribute (prediction_id, name, text, made_at, recorder_id, number)
            values (:id, :name, :text, :at, :recorder, :number)
            """;

    private static final String DELETE_ATTRIBUTES = """
            delete from prediction_attribute
            where prediction_id in (<ids>)
            """;

    private static final String DELETE = """
            delete from prediction
            where id in (<ids>)
            """;

    private static final String EMPTY_ATTRIBUTES = """
            update prediction_attribute
            set text = ''
            where prediction_id in (<ids>)
            """;

    private static final String ERASE = """
            update prediction
            set input_digest = null, input = null, output = null, failure = case when failure is null then null else '' end
            where id in (<ids>)
            """;

    private PredictionWriter() {}

    static void insert(Handle handle, long recorder, List<PredictionRecord> predictions) {
        Batches.execute(handle, INSERT, predictions, (batch, prediction) -> bind(batch, recorder, prediction));
        insertAttributes(
                handle,
                recorder,
                predictions.stream()
                        .filter(prediction -> !prediction.attributes().isEmpty())
                        .toList());
    }

    private static Object bind(PreparedBatch batch, long recorder, PredictionRecord prediction) {
        ModelStamp stamp = prediction.stamp();
        return batch.bind("recorder", recorder)
                .bind("number", prediction.number())
                .bind("name", prediction.id())
                .bind("model", stamp.model().value())
                .bind("version", stamp.number())
                .bind("digest", stamp.digest().hex())
                .bind("stage", stamp.stage().map(StageName::value))
                .bind("move", stamp.move())
                .bind("at", Micros.of(prediction.at()))
                .bind("latency", prediction.latency().toNanos())
                .bind("inputDigest", prediction.inputDigest().map(Digest::hex))
                .bind("input", prediction.input())
                .bind("output", prediction.output())
                .bind("failure", prediction.failure());
    }

    /** The keys are read back: a batch that returned them would be sent row by row. */
    private static void insertAttributes(Handle handle, long recorder, List<PredictionRecord> predictions) {
        Map<Long, Long> keys = keys(handle, recorder, predictions);
        List<AttributeRow> rows = new ArrayList<>();
        for (PredictionRecord prediction : predictions) {
            long key = keys.getOrDefault(prediction.number(), 0L);
            prediction.attributes().forEach((name, text) -> rows.add(new AttributeRow(key, prediction, name, text)));
        }
        Batches.execute(
                handle,
                INSERT_ATTRIBUTE,
                rows,
                (batch, row) -> batch.bind("id", row.key())
                        .bind("name", row.name())
                        .bind("text", row.text())
                        .bind("at", Micros.of(row.prediction().at()))
                        .bind("recorder", recorder)
                        .bind("number", row.prediction().number()));
    }

    private static Map<Long, Long> keys(Handle handle, long recorder, List<PredictionRecord> predictions) {
        List<Long> numbers = predictions.stream().map(PredictionRecord::number).toList();
        Map<Long, Long> keys = new HashMap<>();
        Chunks.query(
                        handle,
                        KEYS,
                        numbers,
                        query -> query.bind("recorder", recorder),
                        row -> Map.entry(row.getLong("number"), row.getLong("id")))
                .forEach(entry -> keys.put(entry.getKey(), entry.getValue()));
        return keys;
    }

    /** Deletes rows by their keys; returns how many were there. */
    static int delete(Handle handle, List<Long> keys) {
        change(handle, DELETE_ATTRIBUTES, keys);
        return change(handle, DELETE, keys);
    }

    /** Erases what rows hold about a person; returns how many were there. */
    static int erase(Handle handle, List<Long> keys) {
        change(handle, EMPTY_ATTRIBUTES, keys);
        return change(handle, ERASE, keys);
    }

    private static int change(Handle handle, String sql, List<Long> keys) {
        int changed = 0;
        for (List<Long> chunk : Chunks.split(keys)) {
            changed += handle.createUpdate(sql).bindList("ids", chunk).execute();
        }
        return changed;
    }

    private record AttributeRow(long key, PredictionRecord prediction, String name, String text) {}
}
