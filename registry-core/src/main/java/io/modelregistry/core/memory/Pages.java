package io.modelregistry.core.memory;

import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Reads parts of what is long without a look at the rest. */
final class Pages {

    private Pages() {}

    /** What is there from an index on. */
    static <T> List<T> from(List<T> all, long index, int limit) {
        int start = (int) Math.min(index, all.size());
        return List.copyOf(all.subList(start, Math.min(all.size() - start, limit) + start));
    }

    /** The values of a part of a map. The stream of the part itself would count them first, one by one. */
    static <T> Stream<T> stream(Iterable<T> part) {
        Iterator<T> values = part.iterator();
        return StreamSupport.stream(Spliterators.spliteratorUnknownSize(values, Spliterator.ORDERED), false);
    }
}
