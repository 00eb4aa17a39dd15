package io.modelregistry.core.policy;

import io.modelregistry.Limits;
import io.modelregistry.error.InvalidInputException;
import io.modelregistry.internal.Texts;

/** Texts that say why. */
final class Reasons {

    private Reasons() {}

    static String check(String reason) {
        if (reason.isBlank()) {
            throw InvalidInputException.of("reason", reason, "a text that says why");
        }
        return Texts.label("reason", reason, Limits.LINE_LENGTH);
    }
}
