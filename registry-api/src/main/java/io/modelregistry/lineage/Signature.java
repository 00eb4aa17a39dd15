package io.modelregistry.lineage;

import io.modelregistry.Limits;
import io.modelregistry.internal.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model takes and gives.
 *
 * @param inputs in order
 * @param outputs in order
 */
public record Signature(List<Tensor> inputs, List<Tensor> outputs) {

    /** Copies the lists. */
    public Signature {
        inputs = List.copyOf(inputs);
        outputs = List.copyOf(outputs);
    }

    /** A signature without inputs and outputs, to be filled by {@link #input} and {@link #output}. */
    public static Signature of() {
        return new Signature(List.of(), List.of());
    }

    /** The same signature with one more input, for example {@code input("pixels", "float", "batch", "64")}. */
    public Signature input(String name, String type, String... shape) {
        return new Signature(with(inputs, new Tensor(name, type, List.of(shape))), outputs);
    }

    /** The same signature with one more output. */
    public Signature output(String name, String type, String... shape) {
        return new Signature(inputs, with(outputs, new Tensor(name, type, List.of(shape))));
    }

    private static List<Tensor> with(List<Tensor> tensors, Tensor added) {
        List<Tensor> all = new ArrayList<>(tensors);
        all.add(added);
        return all;
    }

    @Override
    public String toString() {
        return inputs + " -> " + outputs;
    }

    /**
     * One named input or output.
     *
     * @param name its name
     * @param type its element type, in the words of the framework
     * @param shape one entry a dimension: a number, or a name where it varies; empty for a scalar
     */
    public record Tensor(String name, String type, List<String> shape) {

        /** Checks the texts and copies the shape. */
        public Tensor {
            Texts.label("signature name", name, Limits.NAME_LENGTH);
            Texts.label("signature type", type, Limits.NAME_LENGTH);
            shape = List.copyOf(shape);
            shape.forEach(dimension -> Texts.label("signature dimension", dimension, Limits.NAME_LENGTH));
        }

        @Override
        public String toString() {
            return name + " " + type + shape.stream().collect(Collectors.joining(",", "[", "]"));
        }
    }
}
