package io.modelregistry.core.compare;

import io.modelregistry.compare.Row;
import io.modelregistry.compare.Section;
import java.util.List;

/** The rows of one subject. */
record CoreSection(String name, List<Row> rows) implements Section {

    CoreSection {
        rows = List.copyOf(rows);
    }

    CoreSection differing() {
        return new CoreSection(name, rows.stream().filter(Row::differs).toList());
    }

    @Override
    public String toString() {
        return name + ": " + rows.size() + (rows.size() == 1 ? " row" : " rows");
    }
}
