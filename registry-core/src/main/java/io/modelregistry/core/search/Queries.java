package io.modelregistry.core.search;

import io.modelregistry.Model;
import io.modelregistry.ModelName;
import io.modelregistry.ModelVersion;
import io.modelregistry.query.ModelQuery;
import io.modelregistry.query.VersionQuery;
import io.modelregistry.spi.Metadata;
import io.modelregistry.spi.SearchIndex;
import io.modelregistry.spi.SearchOrder.Direction;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Makes queries over the indexes of a store. Making one reads nothing.
 *
 * @param metadata the store
 * @param allowance how much each may read
 */
public record Queries(Metadata metadata, Allowance allowance) {

    /** All models, the last changed first. */
    public ModelQuery models(RowReader<Model> reader) {
        Rows all = new Rows(new WordedModels(metadata.store()), OptionalLong.empty());
        Source<Model> source = source("models", () -> all, reader);
        return new CoreModelQuery(Question.about(Subject.MODELS, source, changedFirst()));
    }

    /** All versions of all models, the last changed first. */
    public VersionQuery versions(RowReader<ModelVersion> reader) {
        Rows all = new Rows(metadata.store().versionIndex(), OptionalLong.empty());
        Source<ModelVersion> source = source("versions", () -> all, reader);
        return new CoreVersionQuery(Question.about(Subject.VERSIONS, source, changedFirst()));
    }

    /**
     * The versions of one model, the newest first; none if it does not exist.
     *
     * @param id the store's key of the model, looked up whenever the query reads; empty while the model does not exist
     */
    public VersionQuery versionsOf(ModelName model, Supplier<OptionalLong> id, RowReader<ModelVersion> reader) {
        Supplier<Rows> rows = () -> rowsOf(id.get());
        Source<ModelVersion> source = source("versions of " + model, rows, reader);
        Order newestFirst = Order.of(KeyWord.NUMBER, Direction.DESCENDING);
        return new CoreVersionQuery(Question.about(Subject.VERSIONS, source, newestFirst));
    }

    private <T> Source<T> source(String name, Supplier<Rows> rows, RowReader<T> reader) {
        return new Source<>(name, rows, new PageTokens(metadata.secret()), reader, metadata::now, allowance);
    }

    private Rows rowsOf(OptionalLong id) {
        SearchIndex index = id.isPresent() ? metadata.store().versionIndex() : new NoRows();
        return new Rows(index, id);
    }

    private static Order changedFirst() {
        return Order.of(KeyWord.CHANGED, Direction.DESCENDING);
    }
}
