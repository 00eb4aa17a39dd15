package io.modelregistry.core.compare;

import io.modelregistry.ModelVersion;
import io.modelregistry.compare.SignatureChange;
import io.modelregistry.compare.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a signature means for the callers of another. */
record CoreSignatureChange(String from, String to, Optional<Step> step, List<String> reasons)
        implements SignatureChange {

    CoreSignatureChange {
        reasons = List.copyOf(reasons);
    }

    static CoreSignatureChange of(ModelVersion from, ModelVersion to) {
        if (from.signature().isPresent() && to.signature().isPresent()) {
            return SignatureJudge.judge(
                    from.reference(), from.signature().get(),
                    to.reference(), to.signature().get());
        }
        String without = from.signature().isEmpty() ? from.reference() : to.reference();
        return new CoreSignatureChange(
                from.reference(), to.reference(), Optional.empty(), List.of(without + " has no signature"));
    }

    @Override
    public String toString() {
        String verdict = step.map(found -> (isBreaking() ? "breaks callers of " : "is compatible with ") + from + ", a "
                        + found.name().toLowerCase(Locale.ROOT) + " step")
                .orElse("cannot be judged against " + from);
        return to + " " + verdict + (reasons.isEmpty() ? "" : ": " + String.join("; ", reasons));
    }
}
