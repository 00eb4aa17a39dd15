package io.modelregistry.core.inspect;

import io.modelregistry.lineage.Signature.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads {@code ValueInfoProto}: the name, element type and shape of an input or output. */
final class OnnxTensors {

    private static final List<String> TYPES = List.of(
            "UNDEFINED",
            "FLOAT",
            "UINT8",
            "INT8",
            "UINT16",
            "INT16",
            "INT32",
            "INT64",
            "STRING",
            "BOOL",
            "FLOAT16",
            "DOUBLE",
            "UINT32",
            "UINT64",
            "COMPLEX64",
            "COMPLEX128",
            "BFLOAT16",
            "FLOAT8E4M3FN",
            "FLOAT8E4M3FNUZ",
            "FLOAT8E5M2",
            "FLOAT8E5M2FNUZ",
            "UINT4",
            "INT4",
            "FLOAT4E2M1");

    private OnnxTensors() {}

    static Tensor read(ProtoReader value) throws IOException {
        String name = "";
        Tensor typed = Tensors.ofUnknownShape("UNDEFINED");
        while (value.next()) {
            switch (value.field()) {
                case 1 -> name = value.text();
                case 2 -> typed = type(value.message());
                default -> {}
            }
        }
        return Tensors.named(name, typed);
    }

    private static Tensor type(ProtoReader type) throws IOException {
        Tensor typed = Tensors.ofUnknownShape("UNDEFINED");
        while (type.next()) {
            typed = switch (type.field()) {
                case 1 -> tensor(type.message());
                case 4 -> Tensors.ofUnknownShape("SEQUENCE");
                case 5 -> Tensors.ofUnknownShape("MAP");
                case 8 -> Tensors.ofUnknownShape("SPARSE_TENSOR");
                case 9 -> Tensors.ofUnknownShape("OPTIONAL");
                default -> typed;
            };
        }
        return typed;
    }

    private static Tensor tensor(ProtoReader tensor) throws IOException {
        String type = "UNDEFINED";
        List<String> shape = Tensors.UNKNOWN_SHAPE;
        while (tensor.next()) {
            switch (tensor.field()) {
                case 1 -> type = Tensors.type(TYPES, tensor.number());
                case 2 -> shape = shape(tensor.message());
                default -> {}
            }
        }
        return Tensors.of(type, shape);
    }

    private static List<String> shape(ProtoReader shape) throws IOException {
        List<String> dimensions = new ArrayList<>();
        while (shape.next()) {
            if (shape.field() == 1) {
                Tensors.add(dimensions, dimension(shape.message()));
            }
        }
        return dimensions;
    }

    private static String dimension(ProtoReader dimension) throws IOException {
        String size = "";
        while (dimension.next()) {
            switch (dimension.field()) {
                case 1 -> size = Long.toString(dimension.number());
                case 2 -> size = dimension.text();
                default -> {}
            }
        }
        return size.isEmpty() ? Tensors.UNKNOWN_SIZE : size;
    }
}
