package io.modelregistry.core.compare;

import io.modelregistry.ModelVersion;
import io.modelregistry.compare.Row;
import io.modelregistry.compare.Section;
import io.modelregistry.internal.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A comparison as an aligned table; what differs is marked. */
final class ComparisonText {

    private ComparisonText() {}

    static String write(CoreComparison comparison) {
        List<String> head = new ArrayList<>(List.of("", ""));
        comparison.versions().stream().map(ModelVersion::reference).forEach(head::add);
        TextTable table = new TextTable(head);
        for (Section section : comparison.sections()) {
            section.rows().forEach(row -> table.row(cells(section, row)));
        }
        String signatures =
                comparison.signatures().stream().map(change -> "\n" + change).collect(Collectors.joining());
        int count = comparison.versions().size();
        return (count == 1 ? "1 version" : count + " versions side by side, * where they differ") + "\n" + table
                + signatures;
    }

    private static List<String> cells(Section section, Row row) {
        List<String> cells = new ArrayList<>();
        cells.add(row.differs() ? "*" : "");
        String qualifier = row.qualifier().isEmpty() ? "" : " (" + row.qualifier() + ")";
        cells.add(section.name() + ": " + row.name() + qualifier);
        row.cells().stream().map(CellText::of).forEach(cells::add);
        return cells;
    }
}
