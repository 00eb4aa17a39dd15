package io.modelregistry.testkit.fault;

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

/** Forwards every call to another store of predictions. Extend it to change some. */
public class FilterPredictionStore implements PredictionStore {

    /** Where calls go. */
    protected final PredictionStore delegate;

    /** Forwards to this one. */
    public FilterPredictionStore(PredictionStore delegate) {
        this.delegate = delegate;
    }

    @Override
    public void reserve(RecorderRecord recorder, long upTo) {
        delegate.reserve(recorder, upTo);
    }

    @Override
    public void append(List<PredictionRecord> predictions) {
        delegate.append(predictions);
    }

    @Override
    public void end(String recorder, long last) {
        delegate.end(recorder, last);
    }

    @Override
    public List<PredictionRecord> newest(PredictionFilter filter, Optional<PredictionRecord.Place> after, int limit) {
        return delegate.newest(filter, after, limit);
    }

    @Override
    public long count(PredictionFilter filter) {
        return delegate.count(filter);
    }

    @Override
    public List<PredictionCount> perDay(PredictionFilter filter) {
        return delegate.perDay(filter);
    }

    @Override
    public Set<String> repeated(Collection<String> ids) {
        return delegate.repeated(ids);
    }

    @Override
    public int delete(PredictionFilter filter, int limit) {
        return delegate.delete(filter, limit);
    }

    @Override
    public int erase(PredictionFilter filter, int limit) {
        return delegate.erase(filter, limit);
    }

    @Override
    public List<RecorderRecord.Missing> missing(Instant aliveSince) {
        return delegate.missing(aliveSince);
    }

    @Override
    public String toString() {
        return delegate.toString();
    }
}
