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

/** Makes queries over the indexes of a store. Making one reads nothing. */
public final class Queries {

    private Queries() {}

    /**
     * All models, the last changed first.
     *
     * @param secret {@link Metadata#secret()}
     */
    public static ModelQuery models(SearchIndex index, byte[] secret, RowReader<Model> reader) {
        Rows all = new Rows(index, OptionalLong.empty());
        Source<Model> source = new Source<>("models", () -> all, new PageTokens(secret), reader);
        return new CoreModelQuery(Question.about(Subject.MODELS, source, changedFirst()));
    }

    /**
     * All versions of all models, the last changed first.
     *
     * @param secret {@link Metadata#secret()}
     */
    public static VersionQuery versions(SearchIndex index, byte[] secret, RowReader<ModelVersion> reader) {
        Rows all = new Rows(index, OptionalLong.empty());
        Source<ModelVersion> source = new Source<>("versions", () -> all, new PageTokens(secret), reader);
        return new CoreVersionQuery(Question.about(Subject.VERSIONS, source, changedFirst()));
    }

    /**
     * The versions of one model, the newest first; none if it does not exist.
     *
     * @param id the store's key of the model, looked up whenever the query reads; empty while the model does not exist
     * @param secret {@link Metadata#secret()}
     */
    public static VersionQuery versionsOf(
            ModelName model,
            Supplier<OptionalLong> id,
            SearchIndex index,
            byte[] secret,
            RowReader<ModelVersion> reader) {
        Supplier<Rows> rows = () -> rowsOf(id.get(), index);
        Source<ModelVersion> source = new Source<>("versions of " + model, rows, new PageTokens(secret), reader);
        Order newestFirst = Order.of(KeyWord.NUMBER, Direction.DESCENDING);
        return new CoreVersionQuery(Question.about(Subject.VERSIONS, source, newestFirst));
    }

    private static Rows rowsOf(OptionalLong id, SearchIndex index) {
        return new Rows(id.isPresent() ? index : new NoRows(), id);
    }

    private static Order changedFirst() {
        return Order.of(KeyWord.CHANGED, Direction.DESCENDING);
    }
}
