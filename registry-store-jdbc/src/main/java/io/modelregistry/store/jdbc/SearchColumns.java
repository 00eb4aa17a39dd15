package io.modelregistry.store.jdbc;

import io.modelregistry.spi.SearchField;
import io.modelregistry.spi.SearchOrder;

/** Where the fields of versions, or of models, are. */
interface SearchColumns {

    /** Where a field is, by that side of its value which counts. */
    SearchColumn of(SearchField field, SearchOrder.By by);

    /** A query for the number of rows, of one model if {@code :model} is to be bound. */
    String count(boolean ofOneModel);
}
