package io.modelregistry.core.policy;

import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.Signature.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Whether callers of one signature can call another: they give every input and read any output, by name or by place. */
final class Signatures {

    private static final Pattern SIZE = Pattern.compile("[0-9]+");

    private Signatures() {}

    /** Why callers of the one cannot call the other, as clauses; empty if they can. */
    static List<String> breaks(Signature before, Signature after) {
        List<String> reasons = new ArrayList<>();
        int inputs = Math.max(before.inputs().size(), after.inputs().size());
        for (int at = 0; at < inputs; at++) {
            compare("input", at(before.inputs(), at), at(after.inputs(), at)).ifPresent(reasons::add);
        }
        for (int at = 0; at < before.outputs().size(); at++) {
            compare("output", at(before.outputs(), at), at(after.outputs(), at)).ifPresent(reasons::add);
        }
        return reasons;
    }

    private static Optional<Tensor> at(List<Tensor> tensors, int place) {
        return place < tensors.size() ? Optional.of(tensors.get(place)) : Optional.empty();
    }

    private static Optional<String> compare(String side, Optional<Tensor> before, Optional<Tensor> after) {
        if (before.isEmpty()) {
            return after.map(added -> side + " " + added.name() + " is new");
        }
        Tensor old = before.get();
        String subject = side + " " + old.name();
        if (after.isEmpty()) {
            return Optional.of(subject + " is missing");
        }
        Tensor tensor = after.get();
        if (!tensor.name().equals(old.name())) {
            return Optional.of(subject + " is not in its place, but " + tensor.name() + " is");
        }
        boolean fits = tensor.type().equals(old.type())
                && (side.equals("input") ? holds(tensor.shape(), old.shape()) : holds(old.shape(), tensor.shape()));
        return fits ? Optional.empty() : Optional.of(subject + " is " + shape(tensor) + " instead of " + shape(old));
    }

    private static String shape(Tensor tensor) {
        return tensor.toString().substring(tensor.name().length() + 1);
    }

    /** Whether every value of the narrow shape is one of the wide: a name stands for every size, and one size for itself. */
    private static boolean holds(List<String> wide, List<String> narrow) {
        if (wide.size() != narrow.size()) {
            return false;
        }
        for (int i = 0; i < wide.size(); i++) {
            boolean isSize = SIZE.matcher(wide.get(i)).matches();
            if (isSize && !wide.get(i).equals(narrow.get(i))) {
                return false;
            }
        }
        return true;
    }
}
