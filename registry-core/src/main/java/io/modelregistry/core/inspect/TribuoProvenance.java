package io.modelregistry.core.inspect;

import io.modelregistry.Limits;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The provenance that Tribuo writes into a model: objects that refer to texts by number, and so to each other by name, after
 * {@code RootProvenanceProto} of OLCUT.
 */
final class TribuoProvenance {

    private static final String MODEL = "ModelProvenance";
    private static final List<String> TEXTS = List.of("trained-at", "java-version", "os-name", "os-arch");

    private final Map<String, Part> parts = new HashMap<>();
    private final Map<Long, String> texts = new HashMap<>();

    /** An object: its class, that of its provenance, and the numbers of what it refers to. */
    private record Part(String className, String provenance, Map<String, Long> values) {}

    private TribuoProvenance() {}

    /** What is told of the model, by property without the prefix. */
    static Map<String, String> read(ProtoReader root) throws IOException {
        TribuoProvenance provenance = new TribuoProvenance();
        while (root.next()) {
            switch (root.field()) {
                case 1 -> provenance.part(root.message());
                case 2 -> provenance.text(root.message());
                default -> {}
            }
        }
        return provenance.told();
    }

    private void part(ProtoReader object) throws IOException {
        String name = "";
        String className = "";
        String provenance = "";
        Map<String, Long> values = new HashMap<>();
        while (object.next()) {
            switch (object.field()) {
                case 2 -> name = object.text();
                case 3 -> className = object.text();
                case 4 -> provenance = object.text();
                case 5 -> reference(object.message(), values);
                default -> {}
            }
        }
        if (parts.size() < Limits.FACTS) {
            parts.put(name, new Part(className, provenance, values));
        }
    }

    private static void reference(ProtoReader entry, Map<String, Long> values) throws IOException {
        String key = "";
        long value = 0;
        while (entry.next()) {
            switch (entry.field()) {
                case 1 -> key = entry.text();
                case 2 -> value = entry.number();
                default -> {}
            }
        }
        if (values.size() < Limits.TAGS) {
            values.put(key, value);
        }
    }

    private void text(ProtoReader simple) throws IOException {
        long index = 0;
        String value = "";
        while (simple.next()) {
            switch (simple.field()) {
                case 1 -> index = simple.number();
                case 3 -> value = simple.text();
                default -> {}
            }
        }
        if (texts.size() < Limits.FACTS) {
            texts.put(index, value);
        }
    }

    private Map<String, String> told() {
        Map<String, String> told = new LinkedHashMap<>();
        parts.values().stream()
                .filter(part -> part.provenance().endsWith(MODEL))
                .findFirst()
                .ifPresent(model -> {
                    TEXTS.forEach(key -> text(model, key).ifPresent(text -> told.put(key, text)));
                    part(model, "trainer").ifPresent(trainer -> told.put("trainer", trainer.className()));
                    part(model, "dataset")
                            .flatMap(data -> part(data, "datasource"))
                            .map(source -> text(source, "description").orElse(source.className()))
                            .ifPresent(source -> told.put("data-source", source));
                });
        return told;
    }

    /** Objects are referred to by their name, which is a text itself. */
    private Optional<Part> part(Part from, String name) {
        return text(from, name).map(parts::get);
    }

    private Optional<String> text(Part from, String name) {
        return Optional.ofNullable(from.values().get(name)).map(texts::get);
    }
}
