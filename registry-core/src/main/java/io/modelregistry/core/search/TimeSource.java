package io.modelregistry.core.search;

import io.modelregistry.spi.EventFilter;
import io.modelregistry.spi.EventRecord;
import io.modelregistry.spi.MetadataStore;
import io.modelregistry.spi.PredictionFilter;
import io.modelregistry.spi.PredictionRecord;
import io.modelregistry.spi.PredictionStore;
import java.util.Map;
import java.util.function.Function;

/**
 * Where a question over what happened finds its rows.
 *
 * @param name what they are, in the user's words
 * @param rows the rows
 * @param allowance how much a query may read
 * @param <R> what happened
 * @param <P> a place among it
 */
public record TimeSource<R, P>(String name, TimeRows<R, P> rows, Allowance allowance) {

    /** Events that fit a filter of the store; what exactly happened is told by a function. */
    public static TimeSource<EventRecord, EventRecord.Place> events(
            String name,
            MetadataStore store,
            EventFilter among,
            Function<EventRecord, Map<String, String>> details,
            Allowance allowance) {
        return new TimeSource<>(name, new EventRows(store, among, details), allowance);
    }

    /** Predictions that fit a filter of the store. */
    public static TimeSource<PredictionRecord, PredictionRecord.Place> predictions(
            String name, PredictionStore store, PredictionFilter among, Allowance allowance) {
        return new TimeSource<>(name, new PredictionRows(store, among), allowance);
    }
}
