package io.modelregistry.store.jdbc;

import io.modelregistry.internal.NumberRanges;
import io.modelregistry.internal.NumberRanges.Range;
import io.modelregistry.spi.PredictionRecord;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Which numbers of a recorder arrived. To be used by whoever has locked its row. */
final class ArrivedNumbers {

    private static final String TOUCHED = """
            select first_number, last_number
            from recorder_range
            where recorder_id = :recorder and first_number <= :last + 1 and last_number >= :first - 1
            """;

    private static final String DELETE = """
            delete from recorder_range
            where recorder_id = :recorder and first_number = :first
            """;

    private static final String INSERT = """
            insert into recorder_range (recorder_id, first_number, last_number)
            values (:recorder, :first, :last)
            """;

    private final Handle handle;
    private final long recorder;

    ArrivedNumbers(Handle handle, long recorder) {
        this.handle = handle;
        this.recorder = recorder;
    }

    /** Those predictions whose numbers had not arrived before; now they have. */
    List<PredictionRecord> add(List<PredictionRecord> predictions) {
        List<Range> before = touched(predictions);
        NumberRanges numbers = new NumberRanges();
        before.forEach(numbers::add);
        List<PredictionRecord> added = predictions.stream()
                .filter(prediction -> numbers.add(prediction.number()))
                .toList();
        replace(before, numbers.ranges());
        return added;
    }

    private List<Range> touched(List<PredictionRecord> predictions) {
        return handle.createQuery(TOUCHED)
                .bind("recorder", recorder)
                .bind(
                        "first",
                        predictions.stream()
                                .mapToLong(PredictionRecord::number)
                                .min()
                                .orElseThrow())
                .bind(
                        "last",
                        predictions.stream()
                                .mapToLong(PredictionRecord::number)
                                .max()
                                .orElseThrow())
                .map((row, context) -> new Range(row.getLong("first_number"), row.getLong("last_number")))
                .list();
    }

    private void replace(List<Range> before, List<Range> after) {
        List<Range> gone = new ArrayList<>(before);
        gone.removeAll(after);
        List<Range> come = new ArrayList<>(after);
        come.removeAll(before);
        Batches.execute(
                handle,
                DELETE,
                gone,
                (batch, range) -> batch.bind("recorder", recorder).bind("first", range.first()));
        Batches.execute(
                handle,
                INSERT,
                come,
                (batch, range) -> batch.bind("recorder", recorder)
                        .bind("first", range.first())
                        .bind("last", range.last()));
    }
}
