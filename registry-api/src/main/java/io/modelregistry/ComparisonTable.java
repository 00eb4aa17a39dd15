package io.modelregistry;

import io.modelregistry.internal.TextTable;
import java.util.ArrayList;
import java.util.List;

/** A comparison as an aligned table; what differs is marked. */
final class ComparisonTable {

    private ComparisonTable() {}

    static String print(Comparison comparison) {
        List<String> head = new ArrayList<>(List.of("", ""));
        comparison.versions().forEach(version -> head.add(version.reference()));
        TextTable table = new TextTable(head);
        section(table, "metric", comparison.metrics());
        section(table, "parameter", comparison.parameters());
        section(table, "dependency", comparison.dependencies());
        section(table, "file", comparison.files());
        section(table, "", comparison.others());
        return comparison.versions().size() + " versions side by side, * where they differ\n" + table;
    }

    private static void section(TextTable table, String kind, List<Comparison.Row> rows) {
        for (Comparison.Row row : rows) {
            List<String> cells = new ArrayList<>();
            cells.add(row.differs() ? "*" : "");
            cells.add((kind + " " + row.name() + (row.qualifier().isEmpty() ? "" : " on " + row.qualifier())).strip());
            cells.addAll(row.values());
            table.row(cells);
        }
    }
}
