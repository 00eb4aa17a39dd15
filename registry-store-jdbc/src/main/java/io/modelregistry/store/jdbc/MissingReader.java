package io.modelregistry.store.jdbc;

import io.modelregistry.internal.NumberRanges;
import io.modelregistry.internal.NumberRanges.Range;
import io.modelregistry.spi.RecorderRecord;
import io.modelregistry.spi.RecorderRecord.Missing;
import io.modelregistry.spi.RecorderRecord.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jdbi.v3.core.Handle;

/** Tells which numbers of recorders never arrived. */
final class MissingReader {

    /** Passes over recorders that ended without a gap: with time, nearly all. */
    private static final String ARRIVED = """
            select r.id, r.uuid, r.application, r.host, r.started_at, r.reserved, r.last_used, r.seen_at,
              a.first_number, a.last_number
            from recorder r
            left join recorder_range a on a.recorder_id = r.id
            where not exists (
              select 1
              from recorder_range w
              where w.recorder_id = r.id and w.first_number = 1 and w.last_number = r.last_used
            )
            order by r.id, a.first_number
            """;

    private MissingReader() {}

    static List<Missing> missing(Handle handle, Instant aliveSince) {
        long since = Micros.of(aliveSince);
        Map<Long, Arrived> recorders = new LinkedHashMap<>();
        handle.createQuery(ARRIVED)
                .map((row, context) -> ArrivedRow.read(row, since))
                .forEach(row -> recorders.merge(row.recorder(), row.arrived(), Arrived::with));
        return recorders.values().stream()
                .flatMap(recorder -> recorder.missing().stream())
                .toList();
    }

    /**
     * A recorder and one range of what arrived.
     *
     * @param recorder key of its row
     * @param arrived what the row says
     */
    private record ArrivedRow(long recorder, Arrived arrived) {

        static ArrivedRow read(ResultSet row, long aliveSince) throws SQLException {
            OptionalLong lastUsed = Rows.optionalLong(row, "last_used");
            NumberRanges numbers = new NumberRanges();
            OptionalLong first = Rows.optionalLong(row, "first_number");
            if (first.isPresent()) {
                numbers.add(new Range(first.getAsLong(), row.getLong("last_number")));
            }
            State state = lastUsed.isPresent()
                    ? State.ENDED
                    : row.getLong("seen_at") < aliveSince ? State.SILENT : State.RUNNING;
            long used = lastUsed.orElse(row.getLong("reserved"));
            return new ArrivedRow(row.getLong("id"), new Arrived(PredictionReader.recorder(row), state, used, numbers));
        }
    }

    /**
     * What arrived of a recorder.
     *
     * @param recorder which
     * @param state how it is
     * @param used the last number that it used or may have used
     * @param numbers what arrived
     */
    private record Arrived(RecorderRecord recorder, State state, long used, NumberRanges numbers) {

        Arrived with(Arrived more) {
            more.numbers().ranges().forEach(numbers::add);
            return this;
        }

        List<Missing> missing() {
            long upTo = state == State.RUNNING ? numbers.last() : used;
            return numbers.missing(upTo).stream()
                    .map(range -> new Missing(recorder, range.first(), range.last(), state))
                    .toList();
        }
    }
}
