package io.modelregistry.core.integrity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.modelregistry.Metric;
import io.modelregistry.lineage.Dataset;
import io.modelregistry.lineage.Dependency;
import io.modelregistry.lineage.Feature;
import io.modelregistry.lineage.Lineage;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.SourceCode;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Facts as canonical JSON. The format is permanent and published in docs/formats.md; {@link FactsReader} reads it. */
public final class FactsWriter {

    static final String FORMAT = "modelregistry-facts-v1";

    private FactsWriter() {}

    /** The canonical JSON of these facts. */
    public static String write(Facts facts) {
        ObjectNode root = CanonicalJson.object();
        root.put("format", FORMAT);
        putArray(root, "parameters", facts.parameters().entrySet(), FactsWriter::parameter);
        putArray(root, "metrics", facts.metrics(), FactsWriter::metric);
        putArray(root, "dependencies", facts.dependencies(), FactsWriter::dependency);
        putArray(root, "properties", facts.properties().entrySet(), FactsWriter::property);
        facts.environment().ifPresent(environment -> root.set("environment", texts(environment.properties())));
        facts.signature().ifPresent(signature -> root.set("signature", signature(signature)));
        putLineage(root, facts.lineage());
        return CanonicalJson.write(root);
    }

    private static void putLineage(ObjectNode root, Lineage lineage) {
        putArray(root, "datasets", lineage.datasets(), FactsWriter::dataset);
        putArray(root, "features", lineage.features(), FactsWriter::feature);
        lineage.training().ifPresent(code -> root.set("training", source(code)));
        putArray(root, "preprocessing", lineage.preprocessing(), FactsWriter::source);
        putArray(root, "feature-code", lineage.featureCode(), FactsWriter::source);
        putArray(root, "parents", lineage.parents(), FactsWriter::text);
        lineage.run().ifPresent(uri -> root.put("run", uri.toString()));
    }

    private static <T> void putArray(ObjectNode root, String name, Collection<T> values, Function<T, JsonNode> form) {
        if (!values.isEmpty()) {
            ArrayNode array = root.putArray(name);
            values.forEach(value -> array.add(form.apply(value)));
        }
    }

    private static JsonNode text(String text) {
        return CanonicalJson.object().textNode(text);
    }

    private static JsonNode texts(Map<String, String> values) {
        ObjectNode node = CanonicalJson.object();
        values.forEach(node::put);
        return node;
    }

    private static JsonNode parameter(Map.Entry<String, String> parameter) {
        return CanonicalJson.array().add(parameter.getKey()).add(parameter.getValue());
    }

    /** The canonical JSON of a metric. */
    public static JsonNode metric(Metric metric) {
        ObjectNode node = CanonicalJson.object();
        node.put("name", metric.name());
        node.put("value", Double.toHexString(metric.value()));
        metric.data().ifPresent(data -> node.set("data", dataset(data)));
        return node;
    }

    private static JsonNode dependency(Dependency dependency) {
        return text(dependency.purl());
    }

    private static JsonNode property(Map.Entry<String, Object> property) {
        Object value = property.getValue();
        String type = value.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        String text = value instanceof Double number ? Double.toHexString(number) : value.toString();
        return CanonicalJson.array().add(property.getKey()).add(type).add(text);
    }

    private static ObjectNode dataset(Dataset dataset) {
        ObjectNode node = CanonicalJson.object();
        node.put("name", dataset.name());
        dataset.digest().ifPresent(digest -> node.put("digest", digest.toString()));
        dataset.location().ifPresent(location -> node.put("location", location));
        dataset.rows().ifPresent(rows -> node.put("rows", Long.toString(rows)));
        putArray(node, "columns", dataset.columns(), FactsWriter::text);
        return node;
    }

    private static JsonNode feature(Feature feature) {
        ObjectNode node = CanonicalJson.object();
        node.put("name", feature.name());
        node.put("type", feature.type());
        feature.source().ifPresent(source -> node.put("source", source));
        feature.transformation().ifPresent(transformation -> node.put("transformation", transformation));
        return node;
    }

    private static JsonNode source(SourceCode code) {
        ObjectNode node = CanonicalJson.object();
        node.put("repository", code.repository());
        node.put("commit", code.commit());
        code.path().ifPresent(path -> node.put("path", path));
        code.branch().ifPresent(branch -> node.put("branch", branch));
        if (code.modified()) {
            node.put("modified", "true");
        }
        return node;
    }

    private static JsonNode signature(Signature signature) {
        ObjectNode node = CanonicalJson.object();
        putArray(node, "inputs", signature.inputs(), FactsWriter::tensor);
        putArray(node, "outputs", signature.outputs(), FactsWriter::tensor);
        return node;
    }

    private static JsonNode tensor(Signature.Tensor tensor) {
        ObjectNode node = CanonicalJson.object();
        node.put("name", tensor.name());
        node.put("type", tensor.type());
        putArray(node, "shape", tensor.shape(), FactsWriter::text);
        return node;
    }
}
