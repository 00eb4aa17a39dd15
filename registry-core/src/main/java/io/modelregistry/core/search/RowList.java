package io.modelregistry.core.search;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;
import java.util.function.Function;

/** An unmodifiable list that prints as a table. */
final class RowList<T> extends AbstractList<T> implements RandomAccess {

    private final List<T> rows;
    private final Function<List<T>, String> printing;

    RowList(List<T> rows, Function<List<T>, String> printing) {
        this.rows = List.copyOf(rows);
        this.printing = printing;
    }

    @Override
    public T get(int index) {
        return rows.get(index);
    }

    @Override
    public int size() {
        return rows.size();
    }

    @Override
    public String toString() {
        return printing.apply(rows);
    }
}
