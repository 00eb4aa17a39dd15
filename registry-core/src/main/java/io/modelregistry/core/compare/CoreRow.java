package io.modelregistry.core.compare;

import io.modelregistry.compare.Cell;
import io.modelregistry.compare.Row;
import java.util.List;

/** One thing, across the versions. */
record CoreRow(Label label, List<Cell> cells) implements Row {

    CoreRow {
        cells = List.copyOf(cells);
    }

    @Override
    public String name() {
        return label.name();
    }

    @Override
    public String qualifier() {
        return label.qualifier();
    }

    @Override
    public String toString() {
        return label + ": " + String.join(" | ", values());
    }
}
