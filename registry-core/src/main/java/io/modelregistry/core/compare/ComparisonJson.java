package io.modelregistry.core.compare;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.ModelVersion;
import io.modelregistry.compare.Cell;
import io.modelregistry.compare.Row;
import io.modelregistry.compare.Section;
import io.modelregistry.compare.SignatureChange;
import io.modelregistry.core.text.Json;
import java.util.Locale;

/** A comparison as JSON for other programs. Values are texts, so that NaN and every digit survive. */
final class ComparisonJson {

    private ComparisonJson() {}

    static String write(CoreComparison comparison) {
        ObjectNode root = Json.object();
        ArrayNode versions = root.putArray("versions");
        comparison.versions().forEach(version -> add(versions.addObject(), version));
        ArrayNode sections = root.putArray("sections");
        comparison.sections().forEach(section -> add(sections.addObject(), section));
        ArrayNode signatures = root.putArray("signatures");
        comparison.signatures().forEach(change -> add(signatures.addObject(), change));
        return Json.write(root);
    }

    private static void add(ObjectNode node, ModelVersion version) {
        node.put("reference", version.reference());
        version.semanticVersion().ifPresent(semantic -> node.put("semanticVersion", semantic.toString()));
        node.put("digest", version.digest().toString());
    }

    private static void add(ObjectNode node, Section section) {
        ArrayNode rows = node.put("name", section.name()).putArray("rows");
        section.rows().forEach(row -> add(rows.addObject(), row));
    }

    private static void add(ObjectNode node, Row row) {
        node.put("name", row.name());
        if (!row.qualifier().isEmpty()) {
            node.put("qualifier", row.qualifier());
        }
        ArrayNode cells = node.put("differs", row.differs()).putArray("cells");
        row.cells().forEach(cell -> add(cells.addObject(), cell));
    }

    private static void add(ObjectNode node, Cell cell) {
        cell.value().ifPresent(value -> node.put("value", value));
        cell.difference().ifPresent(difference -> node.put("difference", name(difference)));
        if (!cell.note().isEmpty()) {
            node.put("note", cell.note());
        }
    }

    private static void add(ObjectNode node, SignatureChange change) {
        node.put("from", change.from()).put("to", change.to()).put("breaking", change.isBreaking());
        change.step().ifPresent(step -> node.put("step", name(step)));
        ArrayNode reasons = node.putArray("reasons");
        change.reasons().forEach(reasons::add);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
