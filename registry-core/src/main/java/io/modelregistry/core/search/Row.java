package io.modelregistry.core.search;

import io.modelregistry.spi.SearchHit;
import java.util.List;

/** The values of a model, version, event or prediction. */
interface Row {

    /** Every value of a key; empty if the row does not have it. */
    List<SearchHit> values(Key key);
}
