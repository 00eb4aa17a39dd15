package io.modelregistry.core.search;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchHit;
import java.util.List;

/** The values that an index has of a model or version. */
interface IndexedFields extends Row {

    /** Every value of a field; empty if the row does not have it. */
    List<SearchHit> values(SearchField field);

    @Override
    default List<SearchHit> words(WordPattern pattern) {
        return values(pattern.field());
    }

    @Override
    default List<SearchHit> values(Key key) {
        return values(key.field());
    }
}
