package io.modelregistry.core.policy;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import java.util.Optional;

/**
 * Why a stage is moved.
 *
 * @param reason why it is moved
 * @param override why its rules are passed over, if they are
 */
public record Grounds(String reason, Optional<String> override) {

    /** Checks the texts, which must be one together. */
    public Grounds {
        Reasons.check(reason);
        override.ifPresent(Grounds::checkOverride);
        int length = reason.length() + override.map(why -> suffix(why).length()).orElse(0);
        if (length > Limits.LINE_LENGTH) {
            throw InvalidInputException.of(
                    "reason", reason, "at most " + Limits.LINE_LENGTH + " characters with that of the override");
        }
    }

    /** Checks why rules are passed over. */
    public static String checkOverride(String why) {
        return Reasons.check(why);
    }

    /** Both in one text, as the move keeps it. */
    public String text() {
        return reason + override.map(Grounds::suffix).orElse("");
    }

    private static String suffix(String why) {
        return " (rules overridden: " + why + ")";
    }
}
