package io.modelregistry.core.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import io.modelregistry.Digest;
import io.modelregistry.Metric;
import io.modelregistry.error.IntegrityException;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.RuntimeEnvironment;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.SourceCode;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads what {@link FactsWriter} wrote. */
public final class FactsReader {

    private FactsReader() {}

    /**
     * Reads facts. Members that a later version of the format may add are passed over.
     *
     * @param subject whose facts, for the message
     * @throws IntegrityException if the text is not in the format
     */
    public static Facts read(String subject, String text) {
        JsonNode root = CanonicalJson.read(subject, text);
        if (!text(root, "format").equals(FactsWriter.FORMAT)) {
            throw IntegrityException.of(subject, "its facts are not in the format " + FactsWriter.FORMAT);
        }
        try {
            return facts(root);
        } catch (InvalidInputException | IllegalArgumentException e) {
            throw IntegrityException.of(subject, "its facts do not fit their format: " + e.getMessage());
        }
    }

    private static Facts facts(JsonNode root) {
        return new Facts(
                parameters(root.path("parameters")),
                list(root.path("metrics"), FactsReader::metric),
                lineage(root),
                list(root.path("dependencies"), node -> PackageUrls.parse(node.asText())),
                present(root, "environment").map(node -> RuntimeEnvironment.of(texts(node))),
                present(root, "signature").map(FactsReader::signature),
                properties(root.path("properties")));
    }

    private static Lineage lineage(JsonNode root) {
        return new Lineage(
                list(root.path("datasets"), FactsReader::dataset),
                list(root.path("features"), FactsReader::feature),
                present(root, "training").map(FactsReader::source),
                list(root.path("preprocessing"), FactsReader::source),
                list(root.path("feature-code"), FactsReader::source),
                list(root.path("parents"), JsonNode::asText),
                present(root, "run").map(node -> URI.create(node.asText())));
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> form) {
        List<T> values = new ArrayList<>();
        array.forEach(node -> values.add(form.apply(node)));
        return values;
    }

    private static Optional<JsonNode> present(JsonNode node, String name) {
        return Optional.ofNullable(node.get(name));
    }

    private static Optional<String> optionalText(JsonNode node, String name) {
        return present(node, name).map(JsonNode::asText);
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asText();
    }

    private static Map<String, String> texts(JsonNode node) {
        Map<String, String> values = new TreeMap<>();
        node.properties()
                .forEach(member -> values.put(member.getKey(), member.getValue().asText()));
        return values;
    }

    private static Map<String, String> parameters(JsonNode array) {
        Map<String, String> values = new LinkedHashMap<>();
        array.forEach(pair -> values.put(pair.path(0).asText(), pair.path(1).asText()));
        return values;
    }

    private static Map<String, Object> properties(JsonNode array) {
        Map<String, Object> values = new TreeMap<>();
        array.forEach(triple -> values.put(
                triple.path(0).asText(),
                property(triple.path(1).asText(), triple.path(2).asText())));
        return values;
    }

    private static Object property(String type, String text) {
        return switch (type) {
            case "string" -> text;
            case "long" -> Long.valueOf(text);
            case "double" -> Double.valueOf(text);
            case "boolean" -> Boolean.valueOf(text);
            default -> throw new IllegalArgumentException("there is no property type " + type);
        };
    }

    /** Reads a metric as {@link FactsWriter#metric} wrote it. */
    public static Metric metric(JsonNode node) {
        return new Metric(
                text(node, "name"),
                Double.parseDouble(text(node, "value")),
                present(node, "data").map(FactsReader::dataset));
    }

    private static Dataset dataset(JsonNode node) {
        return new Dataset(
                text(node, "name"),
                optionalText(node, "digest").map(Digest::parse),
                optionalText(node, "location"),
                optionalText(node, "rows")
                        .map(Long::valueOf)
                        .map(OptionalLong::of)
                        .orElseGet(OptionalLong::empty),
                list(node.path("columns"), JsonNode::asText));
    }

    private static Feature feature(JsonNode node) {
        return new Feature(
                text(node, "name"),
                text(node, "type"),
                optionalText(node, "source"),
                optionalText(node, "transformation"));
    }

    private static SourceCode source(JsonNode node) {
        return new SourceCode(
                text(node, "repository"),
                text(node, "commit"),
                optionalText(node, "path"),
                optionalText(node, "branch"),
                text(node, "modified").equals("true"));
    }

    private static Signature signature(JsonNode node) {
        return new Signature(
                list(node.path("inputs"), FactsReader::tensor), list(node.path("outputs"), FactsReader::tensor));
    }

    private static Signature.Tensor tensor(JsonNode node) {
        return new Signature.Tensor(text(node, "name"), text(node, "type"), list(node.path("shape"), JsonNode::asText));
    }
}
