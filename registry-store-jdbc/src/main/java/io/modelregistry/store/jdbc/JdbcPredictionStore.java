package io.modelregistry.store.jdbc;

import io.modelregistry.serving.PredictionCount;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.PredictionStore;
import io.modelregistry.spi.RecorderRecord;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Predictions in a database. Every change may be repeated without harm, so a commit without an answer is just a failure. */
final class JdbcPredictionStore implements PredictionStore {

    private final Transactions transactions;
    private final Dialect dialect;
    private final StoreClock clock;

    JdbcPredictionStore(Transactions transactions, Dialect dialect, StoreClock clock) {
        this.transactions = transactions;
        this.dialect = dialect;
        this.clock = clock;
    }

    @Override
    public void reserve(RecorderRecord recorder, long upTo) {
        transactions.write(handle -> Ending.keep(RecorderRow.reserve(handle, dialect, clock, recorder, upTo)));
    }

    @Override
    public void append(List<PredictionRecord> predictions) {
        if (predictions.isEmpty()) {
            transactions.requireOpen();
            return;
        }
        transactions.write(handle -> Ending.keep(append(handle, predictions)));
    }

    private int append(Handle handle, List<PredictionRecord> predictions) {
        long last =
                predictions.stream().mapToLong(PredictionRecord::number).max().orElseThrow();
        long recorder =
                RecorderRow.reserve(handle, dialect, clock, predictions.get(0).recorder(), last);
        List<PredictionRecord> added = new ArrivedNumbers(handle, recorder).add(predictions);
        PredictionWriter.insert(handle, recorder, added);
        return added.size();
    }

    @Override
    public void end(String recorder, long last) {
        transactions.write(handle -> Ending.keep(RecorderRow.end(handle, clock, recorder, last)));
    }

    @Override
    public List<PredictionRecord> newest(PredictionFilter filter, Optional<PredictionRecord.Place> after, int limit) {
        return transactions.read(handle -> PredictionReader.byKeys(handle, keys(handle, filter, after, limit)));
    }

    private List<Long> keys(Handle handle, PredictionFilter filter, Optional<PredictionRecord.Place> after, int limit) {
        return new PredictionSql(filter)
                .keys(handle, dialect, "", after, limit)
                .map((row, context) -> row.getLong(1))
                .list();
    }

    @Override
    public long count(PredictionFilter filter) {
        return transactions.read(handle -> new PredictionSql(filter)
                .count(handle)
                .map((row, context) -> row.getLong(1))
                .one());
    }

    @Override
    public List<PredictionCount> perDay(PredictionFilter filter) {
        return transactions.read(handle -> new PredictionSql(filter)
                .perDay(handle)
                .map((row, context) -> PredictionReader.count(row))
                .list());
    }

    @Override
    public Set<String> repeated(Collection<String> ids) {
        return Set.copyOf(transactions.read(handle -> PredictionReader.repeated(handle, Set.copyOf(ids))));
    }

    @Override
    public int delete(PredictionFilter filter, int limit) {
        return transactions.write(
                handle -> Ending.keep(PredictionWriter.delete(handle, keys(handle, filter, Optional.empty(), limit))));
    }

    @Override
    public int erase(PredictionFilter filter, int limit) {
        return transactions.write(
                handle -> Ending.keep(PredictionWriter.erase(handle, keys(handle, filter, Optional.empty(), limit))));
    }

    @Override
    public List<RecorderRecord.Missing> missing(Instant aliveSince) {
        return transactions.read(handle -> MissingReader.missing(handle, aliveSince));
    }
}
