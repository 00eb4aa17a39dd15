package io.modelregistry.error;

import io.modelregistry.rule.StageCheck;
import java.util.List;
import java.util.stream.Collectors;

/** A stage was not moved, because rules forbid it. Lists every rule that is not satisfied. */
public final class StageRuleException extends RegistryException {

    private static final long serialVersionUID = 1L;

    private final String subject;
    private final String stage;
    private final transient List<StageCheck.Outcome> failures;

    private StageRuleException(String message, String subject, String stage, List<StageCheck.Outcome> failures) {
        super(failures.stream()
                .map(StageCheck.Outcome::explanation)
                .collect(Collectors.joining("; ", message + ": ", "")));
        this.subject = subject;
        this.stage = stage;
        this.failures = List.copyOf(failures);
    }

    /**
     * A version that may not enter a stage.
     *
     * @param version its reference
     * @param failures the rules that it does not satisfy
     */
    public static StageRuleException entering(String version, String stage, List<StageCheck.Outcome> failures) {
        return new StageRuleException(version + " may not enter " + stage, version, stage, failures);
    }

    /**
     * A stage that may not be moved, whatever is put there.
     *
     * @param model whose stage
     * @param failures the rules that are in the way
     */
    public static StageRuleException moving(String model, String stage, List<StageCheck.Outcome> failures) {
        return new StageRuleException("Stage " + stage + " of " + model + " may not be moved", model, stage, failures);
    }

    /** The version that was to enter, {@code churn:7}, or the model, if none was named. */
    public String subject() {
        return subject;
    }

    /** The name of the stage. */
    public String stage() {
        return stage;
    }

    /** Every rule that is not satisfied. Not kept when the exception is serialized; its message is. */
    public List<StageCheck.Outcome> failures() {
        return failures;
    }
}
