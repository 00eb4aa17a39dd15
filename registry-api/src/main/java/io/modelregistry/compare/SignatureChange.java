package io.modelregistry.compare;

import java.util.List;
import java.util.Optional;

/**
 * What the signature of a version means for those who call another. Judged by these rules:
 *
 * <ul>
 *   <li>Callers give every input and read any output, by name or by place. So an input that is added, removed, renamed or
 *       retyped breaks, as does an output that is removed, renamed or retyped, and any change of the order. A new output breaks
 *       only if it is not behind all others.
 *   <li>A dimension that is written in digits has that size. Any other word ({@code batch}, {@code -1}, {@code ?}) stands for
 *       every size, and which word it is does not matter.
 *   <li>An input may take more than before, an output may give less: where a size becomes a name, an input is compatible and an
 *       output breaks; where a name becomes a size, an input breaks and an output is compatible. Another size or another
 *       number of dimensions breaks.
 *   <li>If one of the two has no signature, nothing is known.
 * </ul>
 *
 * <p>What breaks is a step of {@code MAJOR}, what is compatible one of {@code MINOR}, and no change one of {@code PATCH}.
 * Only the signature is looked at: what the values mean may have changed all the same. Immutable.
 */
public interface SignatureChange {

    /** The version whose callers are asked about: {@code churn:7}. */
    String from();

    /** The version that takes its place. */
    String to();

    /** The step that the semantic version should at least take; empty if one of the two has no signature. */
    Optional<Step> step();

    /** Why, one sentence each, what breaks first; empty if they are the same. */
    List<String> reasons();

    /** Whether callers of the one break on the other. */
    default boolean isBreaking() {
        return step().filter(Step.MAJOR::equals).isPresent();
    }
}
