package io.modelregistry.core.inspect;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.lineage.Signature.Tensor;
import java.util.List;

/** Makes entries of signatures from what files say, which may be anything. */
final class Tensors {

    /** Stands for a dimension without size and name. */
    static final String UNKNOWN_SIZE = "?";

    /** Stands for a shape that is not said, which is not that of a scalar. */
    static final List<String> UNKNOWN_SHAPE = List.of("...");

    private static final int DIMENSIONS = 100;

    private Tensors() {}

    /** A tensor to be named by {@link #named}. */
    static Tensor of(String type, List<String> shape) throws MalformedFileException {
        return checked("unnamed", type, shape);
    }

    static Tensor ofUnknownShape(String type) {
        return new Tensor("unnamed", type, UNKNOWN_SHAPE);
    }

    static Tensor named(String name, Tensor tensor) throws MalformedFileException {
        return checked(name, tensor.type(), tensor.shape());
    }

    private static Tensor checked(String name, String type, List<String> shape) throws MalformedFileException {
        try {
            return new Tensor(name, type, shape);
        } catch (InvalidInputException e) {
            throw new MalformedFileException("has an input or output whose " + e.what() + " is not " + e.allowed());
        }
    }

    /** The name of an element type by its number. */
    static String type(List<String> types, long number) {
        return number >= 0 && number < types.size() ? types.get((int) number) : "type-" + number;
    }

    static void add(List<String> dimensions, String size) throws MalformedFileException {
        if (dimensions.size() >= DIMENSIONS) {
            throw new MalformedFileException("has a tensor of more than " + DIMENSIONS + " dimensions");
        }
        dimensions.add(size);
    }

    static void add(List<Tensor> tensors, Tensor tensor) throws MalformedFileException {
        if (tensors.size() >= Limits.FACTS) {
            throw new MalformedFileException("has more than " + Limits.FACTS + " inputs or outputs");
        }
        tensors.add(tensor);
    }
}
