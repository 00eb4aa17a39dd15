package io.modelregistry.core.compare;

import io.modelregistry.compare.Step;
import io.modelregistry.lineage.Signature;
import io.modelregistry.lineage.Signature.Tensor;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Applies the rules of {@link io.modelregistry.compare.SignatureChange}. Not safe for several threads. */
public final class SignatureJudge {

    private static final Pattern SIZE = Pattern.compile("[0-9]+");

    private final List<String> breaking = new ArrayList<>();
    private final List<String> compatible = new ArrayList<>();

    private SignatureJudge() {}

    /** Why callers of one signature cannot call another, as clauses; empty if they can. */
    public static List<String> breaks(Signature before, Signature after) {
        return List.copyOf(compared(before, after).breaking);
    }

    private static SignatureJudge compared(Signature before, Signature after) {
        SignatureJudge judge = new SignatureJudge();
        judge.compare(Side.INPUT, before.inputs(), after.inputs());
        judge.compare(Side.OUTPUT, before.outputs(), after.outputs());
        return judge;
    }

    /** What one signature in the place of another means for callers. */
    static CoreSignatureChange judge(String from, Signature before, String to, Signature after) {
        SignatureJudge judge = compared(before, after);
        List<String> reasons = new ArrayList<>(judge.breaking);
        reasons.addAll(judge.compatible);
        return new CoreSignatureChange(from, to, Optional.of(judge.step()), reasons);
    }

    private Step step() {
        return !breaking.isEmpty() ? Step.MAJOR : !compatible.isEmpty() ? Step.MINOR : Step.PATCH;
    }

    private void compare(Side side, List<Tensor> before, List<Tensor> after) {
        List<Tensor> removed = without(before, after);
        List<Tensor> added = without(after, before);
        for (Tensor tensor : List.copyOf(removed)) {
            renamed(tensor, before, after, added).ifPresent(other -> {
                breaking.add(side + " " + tensor.name() + " is now called " + other.name());
                removed.remove(tensor);
                added.remove(other);
            });
        }
        removed.forEach(tensor -> breaking.add(side + " " + tensor.name() + " was removed"));
        added.forEach(tensor -> added(side, tensor, after, before));
        before.forEach(tensor -> named(after, tensor.name()).ifPresent(other -> changed(side, tensor, other)));
        if (!names(before, after).equals(names(after, before))) {
            breaking.add(side + "s are in another order");
        }
    }

    /** Those whose name the others do not have. */
    private static List<Tensor> without(List<Tensor> tensors, List<Tensor> others) {
        List<Tensor> rest = new ArrayList<>(tensors);
        rest.removeIf(tensor -> named(others, tensor.name()).isPresent());
        return rest;
    }

    private static Optional<Tensor> named(List<Tensor> tensors, String name) {
        return tensors.stream().filter(tensor -> tensor.name().equals(name)).findFirst();
    }

    /** The names that both have, in the order of the first. */
    private static List<String> names(List<Tensor> tensors, List<Tensor> others) {
        return tensors.stream()
                .map(Tensor::name)
                .filter(name -> named(others, name).isPresent())
                .toList();
    }

    /** The added one that is in the same place and the same but for its name. */
    private static Optional<Tensor> renamed(
            Tensor tensor, List<Tensor> before, List<Tensor> after, List<Tensor> added) {
        int place = before.indexOf(tensor);
        return Optional.of(place)
                .filter(at -> at < after.size())
                .map(after::get)
                .filter(added::contains)
                .filter(other ->
                        other.type().equals(tensor.type()) && other.shape().equals(tensor.shape()));
    }

    private void added(Side side, Tensor tensor, List<Tensor> after, List<Tensor> before) {
        if (side == Side.INPUT) {
            breaking.add("input " + tensor.name() + " is new, and callers do not give it");
        } else if (isBehindAll(tensor, after, before)) {
            compatible.add("output " + tensor.name() + " is new");
        } else {
            breaking.add("output " + tensor.name() + " is new and moves those behind it");
        }
    }

    private static boolean isBehindAll(Tensor tensor, List<Tensor> after, List<Tensor> before) {
        return after.subList(after.indexOf(tensor), after.size()).stream()
                .noneMatch(behind -> named(before, behind.name()).isPresent());
    }

    private void changed(Side side, Tensor before, Tensor after) {
        String subject = side + " " + before.name();
        if (!before.type().equals(after.type())) {
            breaking.add(subject + " is " + after.type() + " instead of " + before.type());
        }
        if (before.shape().size() != after.shape().size()) {
            breaking.add(subject + " has " + dimensions(after) + " instead of " + dimensions(before));
            return;
        }
        for (int i = 0; i < before.shape().size(); i++) {
            dimension(
                    side,
                    subject + " dimension " + (i + 1),
                    before.shape().get(i),
                    after.shape().get(i));
        }
    }

    private static String dimensions(Tensor tensor) {
        int count = tensor.shape().size();
        return count == 1 ? "1 dimension" : count + " dimensions";
    }

    private void dimension(Side side, String subject, String before, String after) {
        boolean wasSize = SIZE.matcher(before).matches();
        boolean isSize = SIZE.matcher(after).matches();
        if ((!wasSize && !isSize) || (wasSize && isSize && sameSize(before, after))) {
            return;
        }
        boolean isWider = wasSize && !isSize;
        boolean isNarrower = !wasSize && isSize;
        boolean isCompatible = side == Side.INPUT ? isWider : isNarrower;
        (isCompatible ? compatible : breaking).add(subject + " is " + after + " instead of " + before);
    }

    private static boolean sameSize(String before, String after) {
        return new BigInteger(before).equals(new BigInteger(after));
    }

    private enum Side {
        INPUT,
        OUTPUT;

        @Override
        public String toString() {
            return this == INPUT ? "input" : "output";
        }
    }
}
