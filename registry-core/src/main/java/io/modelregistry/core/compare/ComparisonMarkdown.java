package io.modelregistry.core.compare;

import io.modelregistry.ModelVersion;
import io.modelregistry.compare.Row;
import io.modelregistry.compare.Section;
import io.modelregistry.core.text.Markdown;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A comparison as Markdown: a table a section, what differs in bold. */
final class ComparisonMarkdown {

    private ComparisonMarkdown() {}

    static String write(CoreComparison comparison) {
        List<String> references =
                comparison.versions().stream().map(ModelVersion::reference).toList();
        StringBuilder text =
                new StringBuilder("# " + Markdown.escaped("Comparison of " + String.join(", ", references)) + "\n");
        comparison.sections().stream()
                .filter(section -> !section.rows().isEmpty())
                .forEach(section -> text.append(table(section, references)));
        if (!comparison.signatures().isEmpty()) {
            text.append("\n## callers\n\n");
            comparison
                    .signatures()
                    .forEach(change -> text.append("* ")
                            .append(Markdown.escaped(change.toString()))
                            .append('\n'));
        }
        return text.toString();
    }

    private static String table(Section section, List<String> references) {
        List<String> head = new ArrayList<>(List.of("", ""));
        head.addAll(references.stream().map(Markdown::escaped).toList());
        String rows = section.rows().stream().map(ComparisonMarkdown::row).collect(Collectors.joining());
        return "\n## " + section.name() + "\n\n" + line(head) + "|" + " --- |".repeat(head.size()) + "\n" + rows;
    }

    private static String row(Row row) {
        Stream<String> names = Stream.of(row.name(), row.qualifier()).map(Markdown::escaped);
        Stream<String> values = row.cells().stream().map(cell -> {
            String text = Markdown.escaped(CellText.of(cell));
            return cell.difference().isPresent() && !text.isEmpty() ? "**" + text + "**" : text;
        });
        return line(Stream.concat(names, values).toList());
    }

    private static String line(List<String> cells) {
        return cells.stream().map(cell -> " " + cell + " |").collect(Collectors.joining("", "|", "\n"));
    }
}
