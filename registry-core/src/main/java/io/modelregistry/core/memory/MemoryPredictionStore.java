package io.modelregistry.core.memory;

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

/** The predictions of a registry in memory. */
final class MemoryPredictionStore implements PredictionStore {

    private final Guard guard;
    private final PredictionTable predictions = new PredictionTable();
    private final Ticker ticker;

    MemoryPredictionStore(Guard guard, Ticker ticker) {
        this.guard = guard;
        this.ticker = ticker;
    }

    @Override
    public void reserve(RecorderRecord recorder, long upTo) {
        guard.alone(() -> predictions.reserve(recorder, upTo, ticker.now()));
    }

    @Override
    public void append(List<PredictionRecord> appended) {
        guard.alone(() -> appended.forEach(prediction -> predictions.append(prediction, ticker.now())));
    }

    @Override
    public void end(String recorder, long last) {
        guard.alone(() -> predictions.end(recorder, last, ticker.now()));
    }

    @Override
    public List<PredictionRecord> newest(PredictionFilter filter, Optional<PredictionRecord.Place> after, int limit) {
        return guard.alone(() -> predictions.newest(filter, after, limit));
    }

    @Override
    public long count(PredictionFilter filter) {
        return guard.alone(() -> predictions.count(filter));
    }

    @Override
    public List<PredictionCount> perDay(PredictionFilter filter) {
        return guard.alone(() -> predictions.perDay(filter));
    }

    @Override
    public Set<String> repeated(Collection<String> ids) {
        return guard.alone(() -> predictions.repeated(ids));
    }

    @Override
    public int delete(PredictionFilter filter, int limit) {
        return guard.alone(() -> predictions.delete(filter, limit));
    }

    @Override
    public int erase(PredictionFilter filter, int limit) {
        return guard.alone(() -> predictions.erase(filter, limit));
    }

    @Override
    public List<RecorderRecord.Missing> missing(Instant aliveSince) {
        return guard.alone(() -> predictions.missing(aliveSince));
    }
}
