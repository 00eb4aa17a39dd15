package io.modelregistry.core.search;

import io.modelregistry.spi.SearchHit;
import java.util.List;

/** The values of a model, version, event or prediction. */
interface Row {

    /** Every value of a key; empty if the row does not have it. */
    List<SearchHit> values(Key key);

    /** Words that may fit; only what is said about models and versions has words. */
    default List<SearchHit> words(WordPattern pattern) {
        return List.of();
    }
}
