package io.modelregistry.core.compare;

import io.modelregistry.ModelFile;
import io.modelregistry.ModelVersion;
import io.modelregistry.compare.Cell;
import io.modelregistry.compare.Difference;
import io.modelregistry.compare.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Files by name; those that the first version has under another name are recognised by their bytes. */
final class FileRows {

    private final Map<String, String> firstNames;

    private FileRows(List<ModelFile> first) {
        firstNames = first.stream()
                .collect(Collectors.toMap(file -> file.digest().toString(), ModelFile::name, (one, other) -> one));
    }

    static List<Row> of(List<ModelVersion> versions) {
        List<List<ModelFile>> files =
                versions.stream().map(version -> version.files().list()).toList();
        FileRows rows = new FileRows(files.get(0));
        return new Columns(files.stream().map(FileRows::column).toList())
                .rows().stream().map(rows::recognised).toList();
    }

    private static Map<Label, String> column(List<ModelFile> files) {
        return files.stream()
                .collect(Collectors.toMap(
                        file -> Label.of(file.name()),
                        file -> file.digest().toString(),
                        (one, other) -> one,
                        LinkedHashMap::new));
    }

    private Row recognised(Row row) {
        return new CoreRow(
                new Label(row.name(), row.qualifier()),
                row.cells().stream().map(this::recognised).toList());
    }

    private Cell recognised(Cell cell) {
        String name = cell.value().map(firstNames::get).orElse(null);
        return cell.difference().isEmpty() || name == null
                ? cell
                : new CoreCell(cell.value(), Optional.of(Difference.SAME_BYTES), "as " + name);
    }
}
