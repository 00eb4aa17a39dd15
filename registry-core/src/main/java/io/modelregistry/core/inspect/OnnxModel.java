package io.modelregistry.core.inspect;

import io.modelregistry.Limits;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.Signature.Tensor;
import io.modelregistry.spi.Inspection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What a {@code ModelProto} of <a href="https://github.com/onnx/onnx/blob/main/onnx/onnx.proto">onnx.proto</a> says. */
final class OnnxModel {

    private static final int FIRST_WITHOUT_WEIGHTS_AS_INPUTS = 4;

    private final Map<String, Object> properties = new LinkedHashMap<>();
    private final List<Tensor> inputs = new ArrayList<>();
    private final List<Tensor> outputs = new ArrayList<>();
    private final Set<String> weights = new HashSet<>();
    private long irVersion;
    private boolean hasGraph;

    void read(ProtoReader model) throws IOException {
        while (model.next()) {
            switch (model.field()) {
                case 1 -> irVersion = model.number();
                case 2 -> put("producer", model.text());
                case 3 -> put("producer-version", model.text());
                case 4 -> put("domain", model.text());
                case 5 -> put("model-version", model.number());
                case 7 -> graph(model.message());
                case 8 -> operators(model.message());
                case 14 -> metadata(model.message());
                default -> {}
            }
        }
        if (!hasGraph) {
            throw new MalformedFileException("has no graph");
        }
    }

    /** A text that is not there, and one that was too long, are empty. */
    private void put(String key, Object value) {
        if (!value.equals("") && properties.size() < Limits.FACTS) {
            properties.put("onnx." + key, value);
        }
    }

    private void operators(ProtoReader set) throws IOException {
        String domain = "";
        long version = 0;
        while (set.next()) {
            switch (set.field()) {
                case 1 -> domain = set.text();
                case 2 -> version = set.number();
                default -> {}
            }
        }
        put(domain.isEmpty() || domain.equals("ai.onnx") ? "opset" : "opset." + domain, version);
    }

    private void metadata(ProtoReader entry) throws IOException {
        Map.Entry<String, String> read = Protos.entry(entry);
        put("metadata." + read.getKey(), read.getValue());
    }

    private void graph(ProtoReader graph) throws IOException {
        hasGraph = true;
        while (graph.next()) {
            switch (graph.field()) {
                case 2 -> put("graph", graph.text());
                case 5 -> weights(graph);
                case 11 -> Tensors.add(inputs, OnnxTensors.read(graph.message()));
                case 12 -> Tensors.add(outputs, OnnxTensors.read(graph.message()));
                default -> {}
            }
        }
    }

    /** The first versions of the format list weights among the inputs. */
    private void weights(ProtoReader graph) throws IOException {
        if (irVersion < FIRST_WITHOUT_WEIGHTS_AS_INPUTS && weights.size() < Limits.FACTS) {
            ProtoReader tensor = graph.message();
            while (tensor.next()) {
                if (tensor.field() == 8) {
                    weights.add(tensor.text());
                }
            }
        }
    }

    Inspection addTo(Inspection found) {
        List<Tensor> given =
                inputs.stream().filter(input -> !weights.contains(input.name())).toList();
        Inspection more = Protos.with(found.signature(new Signature(given, outputs)), properties)
                .property("onnx.ir-version", irVersion);
        if (properties.get("onnx.producer") instanceof String producer) {
            more = more.framework(producer);
        }
        return properties.get("onnx.producer-version") instanceof String version
                ? more.frameworkVersion(version)
                : more;
    }
}
