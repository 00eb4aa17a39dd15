package io.modelregistry.core.inspect;

import io.modelregistry.Limits;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.Signature.Tensor;
import io.modelregistry.spi.Inspection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the first graph of a {@code SavedModel} of <a
 * href="https://github.com/tensorflow/tensorflow/blob/master/tensorflow/core/protobuf/meta_graph.proto">TensorFlow</a> says.
 */
final class SavedModel {

    private static final String PREFERRED = "serving_default";
    private static final List<String> TYPES = List.of(
            "DT_INVALID",
            "DT_FLOAT",
            "DT_DOUBLE",
            "DT_INT32",
            "DT_UINT8",
            "DT_INT16",
            "DT_INT8",
            "DT_STRING",
            "DT_COMPLEX64",
            "DT_INT64",
            "DT_BOOL",
            "DT_QINT8",
            "DT_QUINT8",
            "DT_QINT32",
            "DT_BFLOAT16",
            "DT_QINT16",
            "DT_QUINT16",
            "DT_UINT16",
            "DT_COMPLEX128",
            "DT_HALF",
            "DT_RESOURCE",
            "DT_VARIANT",
            "DT_UINT32",
            "DT_UINT64");

    private final Map<String, Signature> signatures = new TreeMap<>();
    private final List<String> tags = new ArrayList<>();
    private String version = "";
    private boolean hasGraph;

    void read(ProtoReader model) throws IOException {
        while (model.next()) {
            if (model.field() == 2 && !hasGraph) {
                hasGraph = true;
                graph(model.message());
            }
        }
        if (!hasGraph) {
            throw new MalformedFileException("has no graph");
        }
    }

    private void graph(ProtoReader graph) throws IOException {
        while (graph.next()) {
            switch (graph.field()) {
                case 1 -> description(graph.message());
                case 5 -> named(graph.message());
                default -> {}
            }
        }
    }

    private void description(ProtoReader description) throws IOException {
        while (description.next()) {
            switch (description.field()) {
                case 4 -> tags.add(description.text());
                case 5 -> version = description.text();
                default -> {}
            }
        }
    }

    private void named(ProtoReader entry) throws IOException {
        String name = "";
        Signature signature = Signature.of();
        while (entry.next()) {
            switch (entry.field()) {
                case 1 -> name = entry.text();
                case 2 -> signature = signature(entry.message());
                default -> {}
            }
        }
        if (signatures.size() < Limits.PARENTS) {
            signatures.put(name, signature);
        }
    }

    private static Signature signature(ProtoReader signature) throws IOException {
        Map<String, Tensor> inputs = new TreeMap<>();
        Map<String, Tensor> outputs = new TreeMap<>();
        while (signature.next()) {
            switch (signature.field()) {
                case 1 -> tensor(signature.message(), inputs);
                case 2 -> tensor(signature.message(), outputs);
                default -> {}
            }
        }
        return new Signature(List.copyOf(inputs.values()), List.copyOf(outputs.values()));
    }

    /** An entry of a map, whose order means nothing. */
    private static void tensor(ProtoReader entry, Map<String, Tensor> tensors) throws IOException {
        String name = "";
        Tensor tensor = Tensors.ofUnknownShape("DT_INVALID");
        while (entry.next()) {
            switch (entry.field()) {
                case 1 -> name = entry.text();
                case 2 -> tensor = tensor(entry.message());
                default -> {}
            }
        }
        if (tensors.size() < Limits.PARENTS) {
            tensors.put(name, Tensors.named(name, tensor));
        }
    }

    private static Tensor tensor(ProtoReader tensor) throws IOException {
        String type = "DT_INVALID";
        List<String> shape = Tensors.UNKNOWN_SHAPE;
        while (tensor.next()) {
            switch (tensor.field()) {
                case 2 -> type = Tensors.type(TYPES, tensor.number());
                case 3 -> shape = shape(tensor.message());
                default -> {}
            }
        }
        return Tensors.of(type, shape);
    }

    private static List<String> shape(ProtoReader shape) throws IOException {
        List<String> dimensions = new ArrayList<>();
        while (shape.next()) {
            switch (shape.field()) {
                case 2 -> Tensors.add(dimensions, dimension(shape.message()));
                case 3 -> dimensions = shape.number() == 0 ? dimensions : new ArrayList<>(Tensors.UNKNOWN_SHAPE);
                default -> {}
            }
        }
        return dimensions;
    }

    private static String dimension(ProtoReader dimension) throws IOException {
        long size = 0;
        String name = "";
        while (dimension.next()) {
            switch (dimension.field()) {
                case 1 -> size = dimension.number();
                case 2 -> name = dimension.text();
                default -> {}
            }
        }
        return !name.isEmpty() ? name : size < 0 ? Tensors.UNKNOWN_SIZE : Long.toString(size);
    }

    Inspection addTo(Inspection found) {
        Inspection more = found.property("tensorflow.signatures", String.join(",", signatures.keySet()))
                .property("tensorflow.tags", String.join(",", tags));
        if (!version.isEmpty()) {
            more = more.frameworkVersion(version);
        }
        Optional<Signature> signature = signature();
        return signature.isPresent() ? more.signature(signature.get()) : more;
    }

    /** That for serving, or the only one; others begin with {@code __} when they are not for callers. */
    private Optional<Signature> signature() {
        return Optional.ofNullable(signatures.get(PREFERRED))
                .or(() -> signatures.entrySet().stream()
                        .filter(entry -> !entry.getKey().startsWith("__"))
                        .map(Map.Entry::getValue)
                        .findFirst());
    }
}
