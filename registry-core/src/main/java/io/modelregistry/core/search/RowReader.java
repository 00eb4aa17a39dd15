package io.modelregistry.core.search;

import java.util.List;

/** Reads models or versions as a whole. */
@FunctionalInterface
public interface RowReader<T> {

    /** The rows with these ids, in the order of the ids; ids without a row are passed over. */
    List<T> read(List<Long> ids);
}
